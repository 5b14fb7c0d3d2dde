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
