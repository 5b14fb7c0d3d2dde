import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { builtInPolicy } from './test/built-in-plugin';
import { yaml } from './test/yaml-plugin';

const consoleHosts = ['https://mms.pinduoduo.com/*', 'https://im.jinritemai.com/*'];

interface Modules {
  getModuleInfo: (id: string) => { importedIds: readonly string[]; importers: readonly string[] } | null;
}

/** What is reached without waiting from an entry point and from what starts it. */
function reachedFrom(entry: string, modules: Modules): ReadonlySet<string> {
  const reached = new Set<string>();
  const path = new URL(`entrypoints/${entry}`, import.meta.url).pathname;
  const from = [path, ...(modules.getModuleInfo(path)?.importers ?? [])];
  for (let id = from.pop(); id !== undefined; id = from.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    from.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}

/**
 * A page asks for each of its files by itself, some milliseconds apiece: what the panel needs before it can draw comes in
 * two files, not in sixty. What the background needs too is one of them, so that it never loads what draws.
 */
function panelFiles(): (id: string, modules: Modules) => string | null {
  let panel: ReadonlySet<string> | undefined;
  let background: ReadonlySet<string> | undefined;
  return (id, modules) => {
    panel ??= reachedFrom('sidepanel/main.tsx', modules);
    background ??= reachedFrom('background/index.ts', modules);
    if (!panel.has(id)) return null;
    return background.has(id) ? 'core' : 'panel';
  };
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), yaml(), builtInPolicy()],
    worker: { format: 'es', plugins: () => [yaml(), builtInPolicy()] },
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'sidepanel')) return;
      // What the panel does by itself stays its own: other pages that share these files would run it.
      const test = /[\\/](?:(?:lib|components|node_modules)[\\/]|entrypoints[\\/](?!sidepanel))/;
      config.build = {
        ...config.build,
        rolldownOptions: {
          ...config.build?.rolldownOptions,
          output: {
            ...config.build?.rolldownOptions?.output,
            codeSplitting: { groups: [{ test, name: panelFiles() }] },
          },
        },
      };
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'zh_CN',
    key: browser === 'chrome' ? process.env['EXT_KEY'] : undefined,
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'notifications',
      'contextMenus',
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    host_permissions: consoleHosts,
    // http only for a model that runs on this very machine
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    storage: { managed_schema: 'managed-schema.json' },
    action: { default_title: '__MSG_extName__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Ctrl+Shift+Y' } },
      'new-memo': { suggested_key: { default: 'Alt+Shift+K' }, description: '__MSG_commandNewMemo__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'wenda@wenda.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
