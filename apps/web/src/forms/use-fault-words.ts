import { useTranslation } from 'react-i18next';
import { formatNumber } from '../language/format';

/** What is wrong, by its code; `message` is what the API says of it. */
interface CodedFault {
  readonly pointer: string;
  readonly code: string;
  readonly message?: string;
  readonly most?: number;
  readonly count?: number;
}

/** Says what is wrong with a field and what to do: the caller's words, else ours for the code, else the API's. */
export function useFaultWords(
  own: (fault: { readonly pointer: string; readonly code: string }) => string | undefined = () => undefined,
): (fault: CodedFault) => string {
  const { t, i18n } = useTranslation();
  return ({ pointer, code, message, most, count }) => {
    const said = own({ pointer, code });
    if (said !== undefined) return said;
    if (count !== undefined) return t('forms.fault.too-long-by', { count, most: formatNumber(most ?? 0) });
    const key = `forms.fault.${code}`;
    return i18n.exists(key) ? t(key) : (message ?? t('forms.fault.not-allowed'));
  };
}
