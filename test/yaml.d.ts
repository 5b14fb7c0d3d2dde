/** A YAML module is untrusted data like any other: whoever imports it parses it. */
declare module '*.yaml' {
  const value: unknown;
  export default value;
}

/** Made when the product is built (test/built-in-plugin.ts). What is stored is read from its text each time it is asked for. */
declare module 'virtual:built-in-policy' {
  type BuiltIn = import('../lib/policy/store-built-in').BuiltInPolicy;
  export const storedPolicy: () => BuiltIn['policy'];
  export const storedLikeness: () => BuiltIn['likeness'];
  export const builtInClocks: BuiltIn['clocks'];
}

/** How each reply of a sheet is spelled, by its id; made by the build. */
declare module '*.yaml?spelled' {
  const value: Readonly<Record<string, { full: string; initials: string }>>;
  export default value;
}
/** Each reply's words in the traditional script, by its id; made by the build. */
declare module '*.yaml?traditional' {
  const value: Readonly<Record<string, string>>;
  export default value;
}
