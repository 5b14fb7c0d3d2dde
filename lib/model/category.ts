/** How a finding acts on a draft: `block` holds it at Send, `warn` flags it, `hint` knows a better wording. */
export const SEVERITIES = ['block', 'warn', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The wording categories of the taxonomy, each with the severity its rules have unless a pack says otherwise. */
export const DEFAULT_SEVERITY = {
  'freight-before-fault': 'block',
  arguing: 'block',
  'abuse-threat': 'block',
  'flat-refusal': 'warn',
  shirking: 'warn',
  'dont-know-vague': 'hint',
  overpromise: 'warn',
  'review-manipulation': 'block',
  'off-platform': 'block',
  'dispute-pressure': 'block',
  'privacy-request': 'block',
  'absolute-claim': 'warn',
  'rights-denial': 'block',
  'beyond-authority': 'warn',
  'cold-tone': 'hint',
  'negative-framing': 'hint',
  jargon: 'hint',
  'repeat-request': 'hint',
  'unfilled-slot': 'block',
} as const satisfies Record<string, Severity>;

export type Category = keyof typeof DEFAULT_SEVERITY;
export const CATEGORIES = Object.keys(DEFAULT_SEVERITY) as readonly Category[];

/** Weight for ordering: what holds a message comes before what only flags it. */
export const SEVERITY_WEIGHT: Record<Severity, number> = { block: 3, warn: 2, hint: 1 };
