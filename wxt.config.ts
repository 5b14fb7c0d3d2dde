import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { builtInPolicy } from './test/built-in-plugin';
import { yaml } from './test/yaml-plugin';

const consoleHosts = ['https://mms.pinduoduo.com/*', 'https://im.jinritemai.com/*'];

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact(), yaml(), builtInPolicy()],
    worker: { format: 'es', plugins: () => [yaml(), builtInPolicy()] },
  }),
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
