import type { MeView } from '@tovholder/contracts/http';
import { type DistrictProfile, runsProcess } from '@tovholder/districts';
import { mayReferTo, screensOf } from '@tovholder/domain/access';
import type { Reader } from '../http/request';
import { namesIn } from '../platform/names';

interface Context {
  readonly reader: Reader;
  /** The reader's districts. */
  readonly profiles: readonly DistrictProfile[];
  readonly titleOfProcess: (id: string) => string;
  /** Local date that names are asked for. */
  readonly today: string;
}

/** What the web app needs to know of the reader: what they are called and belong to, and where they have something to do. */
export function presentSelf({
  reader,
  profiles,
  titleOfProcess,
  today,
}: Context): Pick<MeView, 'screens' | 'mayRefer' | 'authorityTitles' | 'unitTitles'> {
  const { principal, language } = reader;
  const mayRefer = profiles.flatMap(({ id: district, processes }) =>
    processes
      .filter((process) => mayReferTo(principal, { process, district }))
      .map((process) => ({ process, title: titleOfProcess(process), district })),
  );
  const meetsIn = profiles.filter((profile) => runsProcess(profile, 'psp-k')).map(({ id }) => id);
  const of = (district: string) => profiles.find(({ id }) => id === district);
  const authorities = new Map(
    reader.memberships.map(({ authority, district }) => [
      authority,
      namesIn(of(district), language).authority(authority, today),
    ]),
  );
  return {
    screens: screensOf(principal, { refers: mayRefer.length > 0, meetsIn }),
    mayRefer,
    authorityTitles: [...authorities].map(([code, title]) => ({ code, title })),
    unitTitles: principal.units.map((id) => ({ id, title: namesIn(of(id.split('/')[0] ?? ''), language).unit(id) })),
  };
}
