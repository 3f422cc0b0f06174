import { type SimulatedCase, type Simulation, childReferral } from '../support/simulation';

export const gates = [
  'child-conversation',
  'file-access',
  'lawyer-offered',
  'support-person',
  'interpreter',
  'child-expert',
  'data-notice',
  'victim-told',
];
export const passGates = (kase: SimulatedCase) => kase.completeAll(...gates.map((gate) => `${gate} → done`));
export const criteria = { age: 'met', residence: 'met', crimePattern: 'met', riskAndVulnerability: 'met' };

/** A case of a child whose improvement programme the board has decided on, at 09:00 UTC of a local date. */
export async function decidedCase(
  simulation: Simulation,
  { birthDate, on, keptAs }: { readonly birthDate: string; readonly on: string; readonly keptAs?: string },
): Promise<SimulatedCase> {
  await simulation.goTo(`${on}T09:00:00Z`);
  const referral = childReferral({ birthDate, offenceOn: `${Number(on.slice(0, 4)) - 1}-11-14` });
  const kase = await simulation.refer(referral, keptAs === undefined ? {} : { keptAs });
  await kase.complete('screening', 'refer', { ...criteria, 'fact:referred-to-board': on });
  await kase.complete('sort', 'recommended', { treatment: 'panel' });
  await kase.completeAll('decide-treatment → panel', 'request-investigation → requested');
  await kase.complete('schedule-board-meeting', 'scheduled', { 'fact:board-meeting': on });
  await kase.completeAll('youth-investigation → finished', 'recommendation → sent');
  await passGates(kase);
  await kase.completeAll('board-meeting#1 → held');
  await kase.complete('decision', 'improvement-programme', { length: 'up-to-2-years' });
  return kase;
}
