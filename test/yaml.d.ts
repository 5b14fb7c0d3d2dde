/** A YAML module is untrusted data like any other: whoever imports it parses it. */
declare module '*.yaml' {
  const value: unknown;
  export default value;
}
