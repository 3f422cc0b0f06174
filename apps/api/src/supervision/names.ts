import { Inject, Injectable } from '@nestjs/common';
import { localDateOf } from '@tovholder/domain/calendar';
import type { Reader } from '../http/request';
import { DistrictDirectory } from '../platform/districts';
import { namesIn } from '../platform/names';

/** What units and authorities are called in figures that reach across cases: by their present names. */
@Injectable()
export class SupervisionNames {
  constructor(@Inject(DistrictDirectory) private readonly districts: DistrictDirectory) {}

  /** A unit carries its district in its id. */
  unit(id: string, { language }: Reader): string {
    const [district = ''] = id.split('/');
    return namesIn(this.districts.find(district), language).unit(id);
  }

  /** As the first of the reader's districts that knows the authority calls it. */
  authority(code: string, { principal, language }: Reader): string {
    const profiles = [this.districts.homeOf(principal), ...principal.districts.map((id) => this.districts.find(id))];
    const today = localDateOf(new Date().toISOString(), this.districts.homeOf(principal).zone);
    const names = profiles.map((profile) => namesIn(profile, language).authority(code, today));
    return names.find((name) => name !== code) ?? code;
  }
}
