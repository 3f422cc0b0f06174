import { outcome, outcomeWith, t, text } from '../engine';

/** A gate before the meeting: done, or a recorded reason why not. */
const gate = (by: string, [da, en]: readonly [da: string, en: string]) => ({
  title: t(da, en),
  by,
  outcomes: {
    done: outcome('Udført', 'Done'),
    'not-done': outcomeWith(['Ikke udført, fordi', 'Not done, because'], { reason: text('Begrundelse', 'Reason') }),
  },
});

/** Each done or a recorded reason, before the board meets (UKL §§ 6, 28, 31, 45–46; BEK 32 §§ 23–24). */
export const gates = {
  'child-conversation': gate('municipality', [
    'Samtale med barnet (UKL § 31, stk. 5)',
    'Conversation with the child (UKL § 31(5))',
  ]),
  'file-access': gate('secretariat', ['Aktindsigt givet', 'Access to the file given']),
  'lawyer-offered': gate('secretariat', [
    'Advokat tilbudt fra 12 år (UKL § 46); part fra 10 år (BL § 3)',
    'Lawyer offered from the age of 12 (UKL § 46); a party from the age of 10 (BL § 3)',
  ]),
  'support-person': gate('secretariat', ['Bisidder afklaret (UKL § 45)', 'Support person settled']),
  interpreter: gate('secretariat', ['Tolk afklaret', 'Interpreter settled']),
  'child-expert': gate('secretariat', ['Børnesagkyndig indkaldt (UKL § 6)', 'Child expert summoned']),
  'data-notice': gate('secretariat', [
    'Oplyst om behandling af oplysninger (BEK 32 § 24)',
    'Told of the data processing',
  ]),
  'victim-told': gate('secretariat', [
    'Forurettede oplyst om tidspunktet, uden akter',
    'Victim told of the time, no file',
  ]),
} as const;
