import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Announcer } from './announcer';
import { Button } from './button';

/** A modal dialog: holds the focus, ends with Escape, gives the focus back. Shown for as long as it is rendered. */
export function Dialog({
  title,
  onClose,
  children,
  footer,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="tov-dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="tov-dialog-head">
        <h2 id={heading} className="h3">
          {title}
        </h2>
        <Button kind="tertiary" onClick={onClose}>
          {t('shell.close')}
        </Button>
      </div>
      <div className="tov-dialog-body">{children}</div>
      {footer ? <div className="tov-dialog-foot">{footer}</div> : null}
      <Announcer />
    </dialog>
  );
}
