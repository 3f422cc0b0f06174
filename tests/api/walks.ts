import { demoUsers, type DemoUser, loadDistricts } from '@tovholder/districts';
import { hasDutyRole } from '@tovholder/domain/access';
import type { CaseBody } from '../support/api-client';
import type { CheckedClient, Product } from '../support/product';
import { play } from '../support/story';
import type { Chance } from '../support/chance';
import type { CourseMap } from './course-map';
import { faultOfRefusal, notOffered, type StepRow, stepRows } from './not-offered';
import { contradictionsIn, type Offer, offersIn } from './offers';
import type { Opening } from './openings';
import { refer } from './reading';
import { until } from './waiting';

/** Everybody who can look at a case. */
const everybody: readonly DemoUser[] = demoUsers(loadDistricts());

interface Given {
  readonly product: Product;
  readonly chance: Chance;
  readonly map: CourseMap;
  /** How many things are carried out on one case at most. */
  readonly moves: number;
  /** How many things that are not offered each reader of a state tries. */
  readonly tries: number;
}

/** What one reader is shown of the case as it stands. */
interface Sight {
  readonly user: string;
  readonly client: CheckedClient;
  readonly view: CaseBody | undefined;
  readonly offers: readonly Offer[];
}

interface Choice {
  readonly sight: Sight;
  readonly offer: Offer;
}

/**
 * One case from its submission on. In each state whoever owes something, and others, look at it; what is not offered to
 * them is refused and changes nothing; then one thing that is offered is carried out, and must work.
 */
export class Walk {
  private readonly trail: string[] = [];
  private caseId = '';

  constructor(
    private readonly opening: Opening,
    private readonly given: Given,
  ) {}

  /** @throws Error with the trail where the API refuses what it offers, or takes what it does not */
  async run(): Promise<void> {
    const { by, referral, moves: before = [] } = this.opening;
    const { product, moves } = this.given;
    this.caseId = await refer(product, { by, referral: referral() });
    await until(() => this.rows(), { is: ({ length }) => length > 0 });
    if (before.length > 0) await play(product, { caseId: this.caseId, moves: before });
    try {
      for (let left = moves; left >= 0; left--) {
        const sights = await this.look();
        await this.tryWhatIsNotOffered(sights);
        const chosen = this.choose(sights, left);
        if (!chosen) return;
        await this.carryOut(chosen);
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${by} refers, ${before.length} moves → ${this.trail.join(' → ')} ✗ ${why}`, { cause: error });
    }
  }

  private rows(): Promise<readonly StepRow[]> {
    return this.given.product.query<StepRow>(stepRows, [this.caseId]);
  }

  /** Through the eyes of one member of each unit that owes a step, and sometimes of who referred and of anybody else. */
  private async look(): Promise<readonly Sight[]> {
    const { chance } = this.given;
    const rows = await this.rows();
    const units = [...new Set(rows.flatMap(({ unit, state }) => (state === 'open' ? unit : [])))];
    const around = everybody.filter((user) => rows.some(({ unit }) => user.units.includes(unit)));
    const users = new Set([
      ...units.flatMap((unit) => chance.some(membersOf(unit), 1)),
      ...(units.length === 0 || chance.happens(0.3) ? [this.opening.by] : []),
      ...(chance.happens(0.5) ? chance.some(around, 1).map(({ userName }) => userName) : []),
      ...(chance.happens(0.3) ? chance.some(everybody, 1).map(({ userName }) => userName) : []),
    ]);
    return Promise.all([...users].map((user) => this.sightOf(user)));
  }

  private async sightOf(user: string): Promise<Sight> {
    const { product, chance } = this.given;
    const client = await product.as(user);
    const { status, body } = await client.get(`/cases/${this.caseId}`);
    if (status === 404) return { user, client, view: undefined, offers: [] };
    if (status !== 200) throw new Error(`${user} looks: ${status}`);
    const faults = contradictionsIn(body);
    if (faults.length > 0) throw new Error(`${user} is shown: ${faults.join('; ')}`);
    return { user, client, view: body, offers: offersIn(body, { chance, membersOf }) };
  }

  private async tryWhatIsNotOffered(sights: readonly Sight[]): Promise<void> {
    const { chance, tries, map } = this.given;
    const [rows, before] = await Promise.all([this.rows(), this.version()]);
    const municipality = rows.some(({ unit }) => unit.startsWith('nordjylland')) ? '0851' : '0165';
    const known = { caseId: this.caseId, rows, outcomes: map.outcomes, membersOf, municipality, chance };
    for (const { user, client, view } of sights) {
      for (const attempt of chance.some(notOffered(view, known), tries)) {
        const fault = faultOfRefusal(await client.post(attempt.path, attempt.body), attempt);
        if (fault) throw new Error(`${user} is not offered ${attempt.what}: ${fault}`);
        map.carriedOut(`refused ${attempt.action}`);
      }
    }
    const events = await this.given.product.query<{ type: string }>(
      'SELECT type FROM case_log WHERE case_id = $1 AND seq > $2 AND command_id IS NOT NULL',
      [this.caseId, before],
    );
    if (events.length > 0) throw new Error(`What was refused changed the case: ${JSON.stringify(events)}`);
  }

  private async version(): Promise<number> {
    const text = 'SELECT head_seq AS version FROM case_file WHERE id = $1';
    return (await this.given.product.query<{ version: number }>(text, [this.caseId]))[0]?.version ?? 0;
  }

  /**
   * Mostly an outcome: one that has not been, or lies on the way to one, or has been least. What ends the case comes
   * late, and the last thing of all is to close it early.
   */
  private choose(sights: readonly Sight[], left: number): Choice | undefined {
    const { chance, map, moves } = this.given;
    const all = sights.flatMap((sight) => sight.offers.map((offer) => ({ sight, offer })));
    const outcomes = all.filter(({ offer }) => offer.action === 'complete');
    const early = all.filter(({ offer }) => endings.has(offer.action));
    const others = all.filter(({ offer }) => offer.action !== 'complete' && !endings.has(offer.action));
    const fresh = others.filter(({ offer }) => map.count(offer.kind) === 0);
    const goingOn = outcomes.filter(({ offer }) => !map.mayEnd(offer.kind));
    const soonOver = left < moves / 3;
    const needsFacts = sights.some(({ view }) => view?.prompts.some(({ id }) => id === 'facts-missing'));
    const groups = [
      ...(left === 0 ? [early] : []),
      ...(needsFacts && chance.happens(0.7) ? [others.filter(({ offer }) => offer.action === 'correct-fact')] : []),
      ...(chance.happens(0.3) ? [fresh] : []),
      ...(chance.happens(0.15) ? [others] : []),
      ...(soonOver ? [outcomes, early] : [goingOn]),
      others,
      outcomes,
    ];
    const among = groups.find(({ length }) => length > 0);
    return among && this.least(among);
  }

  private least(among: readonly Choice[]): Choice {
    const { chance, map } = this.given;
    const weightOf = chance.happens(0.6)
      ? ({ kind }: Offer): number => map.distance(kind)
      : ({ kind }: Offer): number => map.count(kind);
    const weighed = among.map((choice) => ({ choice, weight: weightOf(choice.offer) }));
    const least = Math.min(...weighed.map(({ weight }) => weight));
    return chance.oneOf(weighed.filter(({ weight }) => weight === least)).choice;
  }

  private async carryOut({ sight, offer }: Choice): Promise<void> {
    const { user, client, view } = sight;
    this.trail.push([user, offer.key ?? 'case', offer.action, ...(offer.choice ? [offer.choice] : [])].join(' '));
    const { status, body } = await client.post(offer.path, offer.body, { ifMatch: `"${view?.version}"` });
    // A clock rang since the view was shown; it is looked at again.
    if (status === 412) return;
    if (status !== 200) throw new Error(`${JSON.stringify(offer.body)}: ${status} ${JSON.stringify(body)}`);
    this.given.map.carriedOut(offer.kind);
  }
}

const endings: ReadonlySet<string> = new Set(['close', 'withdraw']);

function membersOf(unit: string): readonly string[] {
  return everybody.filter((user) => user.units.includes(unit) && hasDutyRole(user)).map(({ userName }) => userName);
}
