/** A YAML module is untrusted data like any other: whoever imports it parses it. */
declare module '*.yaml' {
  const value: unknown;
  export default value;
}

/** Made when the product is built (test/built-in-plugin.ts). */
declare module 'virtual:built-in-policy' {
  const builtIn: import('../lib/policy/store-built-in').BuiltInPolicy;
  export default builtIn;
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
