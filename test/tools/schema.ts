import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { PackSchema } from '../../lib/policy/pack';

const FILE = 'public/pack.schema.json';

/** The pack format as JSON schema, for editors: made from the parser itself; its checks of meaning have no such form. */
export function packJsonSchema(): object {
  const { $schema, ...rest } = toJsonSchema(PackSchema, { errorMode: 'ignore', typeMode: 'input' });
  return JSON.parse(JSON.stringify({ $schema, title: 'Wenda policy pack', ...rest }));
}

/** Writes the file anew after the format has changed. */
export function main(): number {
  writeFileSync(FILE, `${JSON.stringify(packJsonSchema(), null, 2)}\n`);
  console.log(`Wrote ${FILE}`);
  return 0;
}
