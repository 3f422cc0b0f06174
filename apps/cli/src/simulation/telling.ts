import type { DistrictProfile } from '@tovholder/districts';
import { resolveOwing, unitsOf } from '@tovholder/districts';
import { assertNever, type Language } from '@tovholder/domain/text';
import type { ProcessDefinition } from '@tovholder/workflows/engine';
import { wrap } from '../output/wrap';
import { dateInWords } from '../wording/dates';
import { movementBetween, type ShownStep } from '../wording/movement';
import { movementInWords, type Telling } from '../wording/movement-words';
import type { SimulatedEvent, SimulatedStep } from './simulation';

export interface Setting {
  readonly process: ProcessDefinition;
  readonly profile: DistrictProfile;
  /** Municipality that the simulated citizen lives in. */
  readonly municipality: string;
  readonly language: Language;
  readonly width: number;
}

const words = {
  da: { opened: 'Forløbet begynder.', overdue: 'Fristen er passeret:', end: 'Forløbet slutter:', goesOn: 'Videre i:' },
  en: { opened: 'The case begins.', overdue: 'The date has passed:', end: 'The case ends:', goesOn: 'Goes on in:' },
} as const;

/** Tells a simulated case event by event, in the words of the process. */
export class SimulationTelling {
  private before: readonly ShownStep[] = [];
  private readonly telling: Telling;

  constructor(private readonly setting: Setting) {
    const { profile, language, width } = setting;
    const names = new Map(unitsOf(profile).map(({ id, name }) => [id, name[language]]));
    this.telling = { language, width, zone: profile.zone, unitName: (unit) => names.get(unit) ?? unit };
  }

  /** The lines of one event: its date, what happened, and what it led to. */
  lines({ localDate, event, open, change }: SimulatedEvent): string[] {
    const { language, width, process } = this.setting;
    const after = [
      ...open.filter(({ step }) => !step.option).map((each) => this.shown(each)),
      ...this.gone(change.withdrawn),
    ];
    const movement = movementBetween(this.before, after);
    const head = wrap(this.happened(event), { width, lead: `${dateInWords(localDate, language)}  ` });
    this.before = after;
    const say = words[language];
    const { ending } = change;
    const end =
      ending === undefined ? [] : [`   ■ ${say.end} ${process.endings[ending.outcome]?.[language] ?? ending.outcome}`];
    const successor = ending?.successor === undefined ? [] : [`   ■ ${say.goesOn} ${ending.successor}`];
    return [...head, ...movementInWords(movement, this.telling), ...end, ...successor];
  }

  private happened(event: SimulatedEvent['event']): string {
    const { process, language } = this.setting;
    const say = words[language];
    const title = (key: string): string =>
      this.before.find((each) => each.key === key)?.title ?? process.steps[stepOf(key)]?.title[language] ?? key;
    switch (event.type) {
      case 'opened':
        return say.opened;
      case 'completed':
        return `${this.owner(event.key)}${title(event.key)} – ${process.steps[stepOf(event.key)]?.outcomes[event.outcome]?.title[language] ?? event.outcome}`;
      case 'milestones-passed':
        return `${say.overdue} ${event.milestones.map((each) => (each.kind === 'birthday' ? each.name : title(each.key))).join(' · ')}`;
      case 'submitted':
      case 'fact-corrected':
      case 'withdrawn':
      case 'closed-early':
      case 'paused':
      case 'pause-ended':
      case 'handover-offered':
      case 'handover-withdrawn':
      case 'rules-applied':
      case 'noted':
      case 'assigned':
      case 'concern-raised':
      case 'conflict-declared':
      case 'conflict-lifted':
      case 'incident':
      case 'incident-retried':
      case 'incident-ended':
        return event.type;
      default:
        return assertNever(event);
    }
  }

  /** Who owed a step that was open until now. */
  private owner(key: string): string {
    const step = this.before.find((each) => each.key === key);
    return step === undefined ? '' : `${this.telling.unitName(step.unit)}: `;
  }

  private shown({ step, due, timed }: SimulatedStep): ShownStep {
    const { process, profile, municipality, language } = this.setting;
    const part = step.key
      .slice(step.step.length)
      .replace(/^:/, ' – ')
      .replace(/#/, language === 'da' ? ' nr. ' : ' no. ');
    const soft = profile.deadlineRules.some(({ id, soft: indicative }) => id === due?.rule.id && indicative);
    return {
      key: step.key,
      title: `${process.steps[step.step]?.title[language] ?? step.step}${step.by.authority === undefined ? part : ''}`,
      unit: resolveOwing(profile, step.by, { municipality }).unit,
      state: 'open',
      timed,
      due: due && { ...due.due, soft, certificate: due },
    };
  }

  private gone(withdrawn: readonly string[]): ShownStep[] {
    return this.before.filter(({ key }) => withdrawn.includes(key)).map((step) => ({ ...step, state: 'withdrawn' }));
  }
}

/** The step that a key belongs to: `confirm-involvement:psykiatri#2` → `confirm-involvement`. */
function stepOf(key: string): string {
  return key.replace(/[:#].*$/, '');
}
