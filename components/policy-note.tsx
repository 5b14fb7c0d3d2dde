import type { NewsLine, PolicyNews } from '../lib/policy/news';
import { type MessageKey, t } from './words';

export interface PolicyNoteProps {
  version: number;
  note: string;
  /** what the rules themselves say has changed for this agent */
  news?: PolicyNews | undefined;
  /** how many of the agent's own reports were answered */
  answers?: number;
  /** days sent messages are kept, where this version began it */
  keepsSentDays?: number;
  onRead: () => void;
}

const LISTS = [
  ['holds', 'polNoteHolds'],
  ['warns', 'polNoteWarns'],
  ['hints', 'polNoteHints'],
  ['changed', 'polNoteChanged'],
  ['off', 'polNoteOff'],
] as const satisfies readonly (readonly [keyof PolicyNews, MessageKey])[];
const MOST = 6;

/** What the supervisor changed: in their words, and what the rules now do; there until the agent has ticked it. */
export function PolicyNote({ version, note, news, answers = 0, keepsSentDays = 0, onRead }: PolicyNoteProps) {
  return (
    <section class="policy-note" aria-label={t('noteTitle', version)}>
      <strong>{t('noteTitle', version)}</strong>
      {note !== '' && <p class="page-text">{note}</p>}
      {news && <Changes news={news} />}
      {answers > 0 && <p>{t('polNoteAnswers', answers)}</p>}
      {keepsSentDays > 0 && <p>{t('polSentNotice', keepsSentDays)}</p>}
      <button type="button" onClick={onRead}>
        {t('noteRead')}
      </button>
    </section>
  );
}

function Changes({ news }: { news: PolicyNews }) {
  const lines = [
    ...LISTS.flatMap(([list, key]) => news[list].map((line) => ({ line, text: t(key, line.say) }))),
    ...news.planned.map((line) => ({
      line,
      text: t('polNotePlan', new Date(line.from).toLocaleDateString(), line.say),
    })),
  ];
  const first = lines.slice(0, MOST);
  const rest = lines.slice(MOST);
  return (
    <>
      <ul>
        {first.map((each, index) => (
          <Line key={index} {...each} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('polNoteMore', rest.length)}</summary>
          <ul>
            {rest.map((each, index) => (
              <Line key={index} {...each} />
            ))}
          </ul>
        </details>
      )}
      {news.replies > 0 && <p class="secondary">{t('polNoteReply', news.replies)}</p>}
    </>
  );
}

const Line = ({ line, text }: { line: NewsLine; text: string }) => (
  <li>
    <span class="page-text">{text}</span>
    {line.example && <p class="secondary page-text">{t('polNoteSay', line.example)}</p>}
  </li>
);
