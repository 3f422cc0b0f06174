import type { AgendaItemView, MeetingView } from '@tovholder/contracts/http';
import type { Language } from '@tovholder/domain/text';
import { dateWords, instantWords, type MinutesWords, minutesWords } from './minutes-words';
import { TaggedDocument } from './tagged-document';

interface Context {
  readonly language: Language;
  readonly zone: string;
  readonly words: MinutesWords;
}

/**
 * The minutes of a meeting as an accessible PDF (PDF/UA-1). They are made from the view that their reader has: what the
 * screen hides from them is not in the file.
 */
export async function minutesOf(
  meeting: MeetingView,
  reader: { readonly language: Language; readonly zone: string; readonly readerName: string },
): Promise<Uint8Array> {
  const { language, zone, readerName } = reader;
  const words = minutesWords(language);
  const title = `${words.title}: ${meeting.unit.title}, ${dateWords(meeting.date, language)}`;
  const document = new TaggedDocument({ title, lang: language === 'da' ? 'da-DK' : 'en-GB' });
  document.heading(1, title);
  writeFrame(document, meeting, { language, zone, words });
  document.heading(2, words.items);
  if (meeting.items.length === 0) document.paragraph(words.noItems);
  for (const item of meeting.items) writeItem(document, item, { language, zone, words });
  const moved = meeting.changes.filter(({ kind }) => kind === 'rescheduled');
  if (moved.length > 0) {
    document.heading(2, words.changes);
    document.list(
      moved.map(({ date, time, reason, by }) =>
        [`${words.moved} ${date ? dateWords(date, language) : ''} ${time ?? ''} (${by.name})`, reason]
          .filter((part) => part !== null)
          .join(': '),
      ),
    );
  }
  return document.end((page, pages) => `${words.handling} ${readerName}. ${words.page(page, pages)}`);
}

function writeFrame(document: TaggedDocument, meeting: MeetingView, { language, zone, words }: Context): void {
  document.paragraph(`${dateWords(meeting.date, language)} ${meeting.time}`, words.when);
  document.paragraph(meeting.place, words.where);
  document.paragraph(meeting.calledBy.name, words.calledBy);
  const closed = meeting.changes.find(({ kind }) => kind === 'closed');
  if (closed) document.paragraph(instantWords(closed.at, { language, zone }), words.closed);
  document.heading(2, words.participants);
  document.table(
    [words.name, words.authority, words.attendance],
    meeting.members.map(({ user, authorities, attendance }) => [
      user.name,
      authorities.map(({ title }) => title).join(', '),
      attendance === null ? words.unknownAttendance : words.attendances[attendance],
    ]),
  );
}

function writeItem(document: TaggedDocument, item: AgendaItemView, context: Context): void {
  const { words, language } = context;
  const { step } = item;
  const caption = step ? `: ${step.title}` : '';
  document.heading(3, `${words.item} ${item.number}${caption}`);
  if (item.hidden) document.paragraph(words.hidden[item.hidden]);
  if (item.case) document.paragraph(item.case.caseNumber, words.case);
  if (item.case?.person.name !== undefined) document.paragraph(item.case.person.name, words.citizen);
  if (!item.hidden) writeOutcome(document, item, context);
  if (item.conflicts.length > 0)
    document.paragraph(item.conflicts.map(({ user }) => user.name).join(', '), words.conflicts);
  if (item.followUps.length > 0) {
    document.paragraph('', words.followUps);
    document.list(
      item.followUps.map(({ what, owner, due, done }) =>
        [
          `${what} – ${owner.title}`,
          ...(due === null ? [] : [`${words.due} ${dateWords(due, language)}`]),
          ...(done ? [words.done] : []),
        ].join(', '),
      ),
    );
  }
}

function writeOutcome(document: TaggedDocument, { step, state }: AgendaItemView, { words, language }: Context): void {
  if (!step) return document.paragraph(words.noContent);
  if (state === 'open') return document.paragraph(words.undecided);
  if (state === 'settled-elsewhere') return document.paragraph(words.elsewhere);
  document.paragraph(step.outcomeTitle ?? '', words.decision);
  const said = (detail: { readonly title: string; readonly kind: string; readonly text: string }): string =>
    `${detail.title}: ${detail.kind === 'date' ? dateWords(detail.text, language) : detail.text}`;
  const lines = step.details.flatMap((detail) =>
    detail.entries.length === 0 ? [said(detail)] : detail.entries.map((entry) => entry.map(said).join('; ')),
  );
  if (lines.length > 0) document.list(lines);
  if (step.note !== null) document.paragraph(step.note, words.note);
}
