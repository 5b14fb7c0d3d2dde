/** What a workbook calls itself. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Hands a file made here to the browser to save, by its own downloads. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type = 'application/json'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // The browser has taken it by the end of the task; at once would be too soon.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
