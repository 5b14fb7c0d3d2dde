import type { ComponentChildren } from 'preact';

/** A state that is not the everyday one: what it is, what to do, and at most one thing to press. */
export function Notice({ title, help, children }: { title: string; help: string; children?: ComponentChildren }) {
  return (
    <section class="notice" role="status">
      <h1>{title}</h1>
      <p>{help}</p>
      {children}
    </section>
  );
}
