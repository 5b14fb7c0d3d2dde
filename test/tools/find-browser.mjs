import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

/*
 * Finds a browser that still loads an unpacked extension from its command line: Chromium, Chrome for Testing, Edge.
 * Google-branded Chrome no longer does. Where there is none it is installed, or the person is told exactly what to do.
 */

const CHROMIUM_PLACES = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/usr/bin/microsoft-edge'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  ],
};
const FIREFOX_PLACES = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

const runs = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const firstThere = (places) => (places[process.platform] ?? []).find((place) => existsSync(place));

function named(variable) {
  const path = process.env[variable];
  if (!path) return undefined;
  if (existsSync(path)) return path;
  throw new Error(`${variable} names ${path}, but there is no file there. Correct it or unset it.`);
}

/** On Debian and Ubuntu, as root, the distribution's own packages; `fonts` so that Chinese is drawn at all. */
function installWithApt(packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !runs('apt-get', ['--version'])) return false;
  console.log(`Installing ${packages.join(', ')} with apt-get …`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet).status === 0;
}

function chromeForTesting() {
  const found = spawnSync(
    'npx',
    ['--yes', '@puppeteer/browsers', 'install', 'chrome@stable', '--path', 'test/.tmp/chrome'],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
      timeout: 300_000,
    },
  );
  const path = found.stdout?.trim().split('\n').at(-1)?.split(' ').slice(1).join(' ');
  return path && existsSync(path) ? path : undefined;
}

const CHROMIUM_PACKAGES = ['chromium', 'chromium-l10n', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

/** Debian's Chromium speaks English alone until the package beside it is there, and the journeys read Chinese. */
function speaksChinese(chromium) {
  const languages = '/usr/lib/chromium/locales';
  return chromium !== '/usr/bin/chromium' || !existsSync(languages) || existsSync(`${languages}/zh-CN.pak`);
}

/** Path of a Chromium that can load the extension. Throws with what to do where there is none. */
export function findChromium() {
  const found = named('WENDA_BROWSER') ?? firstThere(CHROMIUM_PLACES);
  if (found && !speaksChinese(found)) installWithApt(CHROMIUM_PACKAGES);
  if (found) return found;
  if (installWithApt(CHROMIUM_PACKAGES)) {
    const installed = firstThere(CHROMIUM_PLACES);
    if (installed) return installed;
  }
  const downloaded = chromeForTesting();
  if (downloaded) return downloaded;
  throw new Error(
    'No browser that can load an unpacked extension was found, and none could be installed.\n' +
      '  Debian/Ubuntu: sudo apt-get install chromium chromium-l10n fonts-noto-cjk\n' +
      '  macOS:         brew install --cask chromium\n' +
      '  Windows:       Microsoft Edge is enough; or install Chromium\n' +
      'Or name one: WENDA_BROWSER=/path/to/chromium (Google Chrome itself no longer loads unpacked extensions this way).',
  );
}

/** Path of a Firefox, or `undefined` with the reason printed where it is neither there nor installable. */
export function findFirefox() {
  const found = named('WENDA_FIREFOX') ?? firstThere(FIREFOX_PLACES);
  if (found) return found;
  if (installWithApt(['firefox-esr'])) return firstThere(FIREFOX_PLACES);
  throw new Error(
    'No Firefox was found. Install it (Debian: sudo apt-get install firefox-esr) or name one: WENDA_FIREFOX=/path',
  );
}

/** Virtual display for a window where there is no screen; only tests of the whole window need one. */
export function needsDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}
