import type { DirectoryView } from '@tovholder/contracts/http';
import type { DistrictProfile } from '@tovholder/districts';
import { membersVisible } from '@tovholder/domain/access';
import type { DirectoryListing } from '@tovholder/persistence';
import type { Reader } from '../http/request';

interface Context {
  readonly reader: Reader;
  /** The reader's districts. */
  readonly profiles: readonly DistrictProfile[];
  readonly titleOfProcess: (id: string) => string;
}

/** Names for everyone; who works in a unit for those whose colleagues they are. */
export function presentDirectory(
  { authorities, units }: DirectoryListing,
  { reader: { principal, language }, profiles, titleOfProcess }: Context,
): DirectoryView {
  const title = (named: { readonly titleDa: string; readonly titleEn: string }): string =>
    ({ da: named.titleDa, en: named.titleEn })[language];
  return {
    authorities: authorities.map((authority) => ({ code: authority.code, title: title(authority) })),
    units: units.map((unit) => ({
      id: unit.id,
      title: title(unit),
      authority: unit.authority,
      district: unit.district,
      ...(membersVisible(principal, unit) ? { members: unit.members } : {}),
    })),
    districts: profiles.map(({ id, name, processes, municipalities }) => ({
      id,
      title: name[language],
      processes: processes.map((process) => ({ id: process, title: titleOfProcess(process) })),
      municipalities: municipalities.map((municipality) => ({ code: municipality.code, title: municipality.name })),
    })),
  };
}
