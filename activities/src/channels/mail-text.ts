import type { NotificationToSend } from '@tovholder/persistence';

type Mailed = Pick<NotificationToSend, 'caseId' | 'late'> & {
  readonly recipient: Pick<NotificationToSend['recipient'], 'language'>;
};

/** What a reminder by e-mail says: that there is one, and the way to it. E-mail is no place for a citizen's case. */
export function mailTextOf(
  { recipient, caseId, late }: Mailed,
  publicUrl: string,
): { readonly subject: string; readonly text: string } {
  const link = caseId === null ? publicUrl : `${publicUrl}/cases/${caseId}`;
  const { subject, paragraphs } = texts[recipient.language]({ link, late, ofCase: caseId !== null });
  return { subject, text: `${paragraphs.join('\n\n')}\n` };
}

interface Content {
  readonly link: string;
  readonly late: boolean;
  readonly ofCase: boolean;
}

const texts = {
  da: ({ link, late, ofCase }: Content) => ({
    subject: 'Påmindelse om en frist i Tovholder',
    paragraphs: [
      'Der ligger en påmindelse om en frist til dig i Tovholder.',
      ...(late ? ['Den er sendt senere, end den skulle.'] : []),
      `${ofCase ? 'Åbn forløbet' : 'Åbn Tovholder'}: ${link}`,
      'Af hensyn til borgeren står der intet om forløbet i denne mail. Den kan ikke besvares.',
    ],
  }),
  en: ({ link, late, ofCase }: Content) => ({
    subject: 'Reminder of a deadline in Tovholder',
    paragraphs: [
      'There is a reminder of a deadline for you in Tovholder.',
      ...(late ? ['It was sent later than it should have been.'] : []),
      `${ofCase ? 'Open the case' : 'Open Tovholder'}: ${link}`,
      'To protect the citizen, this e-mail says nothing about the case. It cannot be answered.',
    ],
  }),
};
