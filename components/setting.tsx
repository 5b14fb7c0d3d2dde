import type { ComponentChildren } from 'preact';

/** One part of the options page: its name, one line of help, and what can be set. */
export function Setting({ title, help, children }: { title: string; help?: string; children?: ComponentChildren }) {
  return (
    <section class="setting">
      <h3>{title}</h3>
      {help && <p class="secondary">{help}</p>}
      {children}
    </section>
  );
}
