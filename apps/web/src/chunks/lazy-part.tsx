import { type ComponentType, lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../design';

/**
 * A part of a screen that is fetched when it is shown. Where that fails the part says so in its place, and the rest of
 * the screen stays as it is, with what was typed in it.
 */
export function lazyPart<Props extends object>(fetchPart: () => Promise<ComponentType<Props>>) {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await fetchPart() };
    } catch {
      return { default: PartMissing };
    }
  });
}

function PartMissing(): ReactNode {
  const { t } = useTranslation();
  return <Alert kind="warning">{t('chunks.partMissing')}</Alert>;
}
