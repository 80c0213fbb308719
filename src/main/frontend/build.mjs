// Installs the browser libraries named in package-lock.json and copies what the portal serves to the
// folder given as argument. Nothing happens when both are in line with the lock already, so that a
// repeated build needs neither time nor network.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');
const target = resolve(process.argv[2] ?? join(here, '../../../target/classes/static/lib'));

const hash = (...files) =>
  files.reduce((sum, file) => sum.update(readFileSync(join(here, file))), createHash('sha256')).digest('hex');
const upToDate = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

function install() {
  const stamp = join(modules, '.lock-hash');
  const lock = hash('package-lock.json');
  if (upToDate(stamp, lock)) return;
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
  });
  writeFileSync(stamp, lock);
}

function copy(from, to) {
  const destination = join(target, to);
  mkdirSync(dirname(destination), { recursive: true });
  cpSync(join(modules, from), destination, { recursive: true });
}

// The design system's style sheet, with those of its fonts and images that the style sheet names in
// formats that today's browsers take.
function copyDesignSystem() {
  const dist = '@uswds/uswds/dist';
  copy(`${dist}/css/uswds.min.css`, 'uswds/css/uswds.min.css');
  copy(`${dist}/fonts/public-sans`, 'uswds/fonts/public-sans');
  for (const font of readdirSync(join(target, 'uswds/fonts/public-sans'))) {
    if (!/-(Regular|Italic|Medium|SemiBold|Bold)\.woff2$/.test(font)) rmSync(join(target, 'uswds/fonts/public-sans', font), { recursive: true });
  }
  const css = readFileSync(join(target, 'uswds/css/uswds.min.css'), 'utf8');
  copy('@uswds/uswds/LICENSE.md', 'uswds/LICENSE.md');
  for (const [, image] of css.matchAll(/url\(["']?\.\.\/img\/([^"')?#]+\.svg)/g)) {
    if (existsSync(join(modules, dist, 'img', image))) copy(`${dist}/img/${image}`, `uswds/img/${image}`);
  }
}

install();
const stamp = join(target, '.stamp');
const version = hash('package-lock.json', 'build.mjs');
if (!upToDate(stamp, version)) {
  rmSync(target, { recursive: true, force: true });
  copy('@bpmn-io/form-js/dist/form-viewer.umd.js', 'form-js/form-viewer.umd.js');
  copy('@bpmn-io/form-js/dist/assets/form-js.css', 'form-js/form-js.css');
  copy('@bpmn-io/form-js/LICENSE', 'form-js/LICENSE');
  copy('bpmn-js/dist/bpmn-navigated-viewer.production.min.js', 'bpmn-js/bpmn-navigated-viewer.production.min.js');
  copy('bpmn-js/dist/assets/bpmn-js.css', 'bpmn-js/bpmn-js.css');
  copy('bpmn-js/dist/assets/diagram-js.css', 'bpmn-js/diagram-js.css');
  copy('bpmn-js/LICENSE', 'bpmn-js/LICENSE');
  copy('htmx.org/dist/htmx.min.js', 'htmx/htmx.min.js');
  copy('htmx.org/LICENSE', 'htmx/LICENSE');
  copyDesignSystem();
  writeFileSync(stamp, version);
}
