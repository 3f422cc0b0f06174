import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design';
import { openerId, useCaseRoom } from '../case-room';
import { ClosePanel, ConcernPanel, NotePanel, OfferPanel, WithdrawPanel } from './case-panels';
import { CorrectPanel } from './correct-panel';

/** Actions on the case that this screen has a form for, in the order of their buttons. */
const panels: Readonly<Record<string, () => ReactNode>> = {
  note: NotePanel,
  'correct-fact': CorrectPanel,
  'offer-handover': OfferPanel,
  'raise-concern': ConcernPanel,
  withdraw: WithdrawPanel,
  close: ClosePanel,
};

/** What the reader may do with the case: exactly what the API offers. */
export function CaseActions(): ReactNode {
  const { t } = useTranslation();
  const { kase, doing, begin } = useCaseRoom();
  const begun = doing && !doing.step ? doing.action : undefined;
  const offered = Object.keys(panels).filter((action) => kase.actions.includes(action));
  const Panel = begun === undefined ? undefined : panels[begun];
  if (offered.length === 0 && !Panel) return null;
  return (
    <section aria-labelledby="case-actions">
      <h2 id="case-actions" className="h3">
        {t('case.actions')}
      </h2>
      {Panel ? (
        <Panel key={begun} />
      ) : (
        <div className="tov-buttons">
          {offered.map((action) => (
            <Button key={action} id={openerId({ action })} onClick={() => begin({ action })}>
              {t(`case.action.${action}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
