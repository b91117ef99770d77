// What every journey uses: a demo server of its own, a browser, steps, and the judging of each page.
// A page is judged by its status, by html-validate, by axe, by its width, and by what it asks from elsewhere.
// Problems are gathered, not thrown, so that one run tells all of them; run.mjs prints the list.

import { spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import axe from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import { chromium } from 'playwright-core'

const here = dirname(fileURLToPath(import.meta.url))
export const out = join(here, 'out', process.env.JOURNEY_NAME ?? '')

/** The looks a page is judged in: a phone by day, a desk by night. HASHAR_LOOKS=all adds the other two. */
export const LOOKS = [
  { width: 360, dark: false },
  { width: 1280, dark: true },
  ...(process.env.HASHAR_LOOKS === 'all' ? [{ width: 360, dark: true }, { width: 1280, dark: false }] : []),
]

// ---- steps and problems ------------------------------------------------------------------------------------------

export const tally = { passed: 0, failed: 0, problems: [] }

/** Notes something that is wrong. `what` is said once in the closing list, with every place it was seen at. */
export function problem(where, what) {
  tally.problems.push({ where, what })
}

/** A named part of a journey: fails when it throws (and ends the journey) or when it noted a problem. */
export async function step(name, act) {
  const before = tally.problems.length
  const start = performance.now()
  const say = (word, more = '') =>
    console.log(`${word} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)${more}`)
  try {
    const result = await act()
    const found = tally.problems.length - before
    tally[found ? 'failed' : 'passed'] += 1
    say(found ? 'FAIL' : 'ok  ', found ? `: ${found} problems` : '')
    return result
  } catch (error) {
    const told = error.message.split('Browser logs:')[0].trim()
    problem(name, told.split('\n').slice(0, 12).join('\n      '))
    tally.failed += 1
    say('FAIL', `: ${error.message.split('\n')[0]}`)
    throw Object.assign(error, { told: true })
  }
}

/** The problems, the same one in many places as one entry. */
export function problemList() {
  const places = new Map()
  for (const { what, where } of tally.problems) places.set(what, (places.get(what) ?? new Set()).add(where))
  return [...places].map(([what, seen]) => {
    const more = seen.size > 4 ? `\n    and ${seen.size - 4} more places` : ''
    return `- ${what}\n    at ${[...seen].slice(0, 4).join('\n    at ')}${more}`
  })
}

// ---- the demo server ---------------------------------------------------------------------------------------------

const running = new Set()

function program() {
  const binary = process.env.HASHAR_BIN ? resolve(process.env.HASHAR_BIN) : join(here, '../../target/debug/hashar')
  if (!existsSync(binary)) throw new Error(`${binary} is not there: run cargo build, or set HASHAR_BIN`)
  return binary
}

/**
 * Sets a real house up by the command line, as the README says, with one person or nobody, and serves it with these settings.
 * Gives `url`, `people` (whose first way in is a link of `person add`), `call(...)` (the command line; what it printed), `later()`
 * (what was proved is long ago now), `folder` and `stop()`.
 */
export async function startHouse(first, settings) {
  const binary = program()
  const folder = mkdtempSync(join(tmpdir(), 'hashar-house-'))
  const url = `http://localhost:${await freePort()}`
  const own = { HASHAR_MASTER_KEY_FILE: join(folder, 'key'), HASHAR_PORT: new URL(url).port, HASHAR_PUBLIC_URL: url, ...settings }
  const data = join(folder, 'data')
  const call = (...words) => {
    const made = spawnSync(binary, words, { env: { ...process.env, ...own }, encoding: 'utf8' })
    if (made.status !== 0) throw new Error(`hashar ${words.join(' ')}: ${made.stderr || made.error}`)
    return made.stdout
  }
  call('key', join(folder, 'key'))
  call('migrate', '--data', data)
  const house = { url, folder, data, call, later, roles: new Map(), people: [], log: [], stop }
  if (first) {
    const { name, email, role } = first
    const added = call('person', 'add', '--data', data, '--name', name, '--email', email, '--role', role)
    house.people.push({ role, email, url: added.match(/https?:\/\/\S+/)?.[0] })
  }
  const server = run(house, binary, ['serve', '--data', data], own)

  function later() {
    const lines = `import sqlite3, sys\nbase = sqlite3.connect(sys.argv[1], 20)\nbase.execute("UPDATE sessions SET proved_at = NULL")\nbase.commit()`
    const made = spawnSync('python3', ['-c', lines, join(data, 'hashar.sqlite')], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(made.stderr || made.error)
  }

  async function stop() {
    await server.end()
    rmSync(folder, { recursive: true, force: true })
  }

  await server.until(() => answers(url))
  return house
}

/**
 * Starts `hashar demo` and waits until it answers. Gives `url`, `roles` (role -> first { role, email, url }), `people`
 * (all of them), and `stop()`. Without a port or a data folder it takes a free port and a temporary folder.
 */
export async function startDemo({ port, data } = {}) {
  const binary = program()
  port ??= await freePort()
  const folder = data ?? mkdtempSync(join(tmpdir(), 'hashar-demo-'))
  const demo = { url: `http://localhost:${port}`, folder, roles: new Map(), people: [], log: [], stop }
  const server = run(demo, binary, ['demo', '--data', folder, '--port', String(port)], { HASHAR_SHOW_COST: 'true' })

  async function stop() {
    await server.end()
    if (!data) rmSync(folder, { recursive: true, force: true })
  }

  await server.until(async () => demo.people.length > 0 && Date.now() - demo.quietSince > 400 && answers(demo.people[0].url))
  demo.url = new URL(demo.people[0].url).origin
  return demo
}

/** Runs the program and follows what it says; gives `end()` and `ended()`, how it ended if it did. */
function run(demo, binary, args, env) {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let ended = null
  demo.quietSince = Date.now()
  const gone = new Promise(done => {
    child.once('error', error => done((ended = error.message)))
    child.once('exit', (code, signal) => done((ended = `ended with ${signal ?? code}`)))
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', line => {
      demo.log = [...demo.log.slice(-199), line]
      demo.quietSince = Date.now()
      const [, role, email, url] = line.match(/^([^\t]+)\t([^\t]+)\t(https?:\/\/\S+)\s*$/) ?? []
      if (!role) return
      const person = { role, email, url }
      demo.people.push(person)
      if (!demo.roles.has(role)) demo.roles.set(role, person)
    })
  }
  running.add(child)

  async function end() {
    if (ended === null) child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(kill)
    running.delete(child)
  }
  /** Waits until something holds; a server that ended, or takes too long, is an error with its last words. */
  async function until(ready) {
    const limit = Date.now() + Number(process.env.HASHAR_DEMO_WAIT_S ?? 180) * 1000
    while (!(await ready())) {
      if (ended !== null || Date.now() > limit) {
        const why = ended ?? 'was not ready in time'
        await demo.stop()
        throw new Error(`the server ${why}. It said:\n${demo.log.slice(-20).join('\n')}`)
      }
      await sleep(100)
    }
  }
  return { end, until }
}

async function answers(url) {
  return fetch(new URL('/', url), { redirect: 'manual' }).then(answer => answer.body?.cancel().then(() => true) ?? true, () => false)
}

async function freePort() {
  const server = createServer()
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done))
  const { port } = server.address()
  await new Promise(done => server.close(done))
  return port
}

process.on('exit', () => running.forEach(child => child.kill('SIGKILL')))

// ---- the second factor -------------------------------------------------------------------------------------------

/** An authenticator app with a secret: its numbers (RFC 6238), each a later one than the one before. */
export class App {
  constructor(secret) {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
    const bits = [...secret.replace(/\s/g, '')].map(letter => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
    Object.assign(this, { key: Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2))), last: 0 })
  }

  /** The next number; clocks may differ by half a minute, so that it is seldom waited for. */
  async number() {
    const now = () => Math.floor(Date.now() / 30_000)
    while (this.last > now()) await sleep(500)
    this.last = Math.max(this.last + 1, now() - 1)
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(this.last))
    const tag = createHmac('sha1', this.key).update(time).digest()
    const at = tag[19] & 15
    return String((tag.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
  }
}

// ---- the browser -------------------------------------------------------------------------------------------------

let launched

function launch() {
  const program = process.env.HASHAR_CHROMIUM ?? '/usr/bin/chromium'
  if (!existsSync(program)) throw new Error(`${program} is not there: install chromium, or set HASHAR_CHROMIUM`)
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  args.push('--disable-component-update', '--disable-sync', '--disable-dev-shm-usage')
  // Only this machine is asked, whatever a page or the browser itself would like.
  args.push('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1')
  return chromium.launch({ executablePath: program, headless: true, chromiumSandbox: process.getuid?.() !== 0, args })
}

/**
 * A context of its own: cookies, width, colour scheme, language, with or without JavaScript. Its pages are followed, so
 * that each can be judged. Close it when done.
 */
export async function browser({ javascript = false, width = 1280, dark = false, lang = 'en' } = {}) {
  launched ??= launch()
  const look = { width, dark }
  const options = { ...settings(look), locale: lang, acceptDownloads: true }
  const context = await (await launched).newContext({ ...options, javaScriptEnabled: javascript })
  // The twin runs JavaScript, which axe needs. It is shown the same answers, and has the same cookies.
  const twin = await (await launched).newContext(options)
  Object.assign(context, { look, twin })
  context.on('page', follow)
  context.once('close', () => twin.close().catch(() => {}))
  return context
}

export async function closeBrowser() {
  if (launched) await (await launched).close()
  launched = undefined
}

const viewport = width => ({ width, height: width < 600 ? 740 : 900 })
const scheme = dark => (dark ? 'dark' : 'light')
const settings = ({ width, dark }) => ({ viewport: viewport(width), colorScheme: scheme(dark), reducedMotion: 'reduce' })

/** Keeps a page's last whole answer, and notes what it asks from elsewhere. */
function follow(page) {
  page.on('response', response => {
    const request = response.request()
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) {
      if (response.status() >= 400) problem(short(page.url()), `asks for ${short(response.url())}: ${response.status()}`)
      return
    }
    if (response.status() >= 300 && response.status() < 400) return
    page.lastAnswer = { url: response.url(), method: request.method(), status: response.status(), headers: response.allHeaders(), body: response.body() }
    for (const late of [page.lastAnswer.headers, page.lastAnswer.body]) late.catch(() => {})
  })
  watch(page)
}

/** Notes what a page asks from elsewhere, and what its scripts or its content security policy complain about. */
function watch(page) {
  page.on('request', request => {
    const url = new URL(request.url())
    const local = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) || !url.protocol.startsWith('http')
    if (!local) problem(short(page.url()), `asks another origin: ${url.origin}`)
  })
  page.on('pageerror', error => problem(short(page.url()), `script error: ${error.message}`))
  page.on('console', message => {
    if (/content.security.policy/i.test(message.text())) problem(short(page.url()), `refused by CSP: ${message.text()}`)
  })
  return page
}

const short = url => (/^https?:/.test(url) ? new URL(url).pathname + new URL(url).search : url.slice(0, 80))

// ---- judging -----------------------------------------------------------------------------------------------------

const markup = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // One name on several radios, boxes or buttons of a form is how HTML says "one of these".
  rules: { 'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }] },
})
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Goes to an address and judges what it finds. Options as for `judge`. Gives what `judge` gives; a download gives
 * `{ download: true }` and is only asked for its status.
 */
export async function visit(page, url, options = {}) {
  try {
    await page.goto(url, { waitUntil: 'load' })
  } catch (error) {
    if (!/Download is starting|net::ERR_ABORTED/.test(error.message)) throw error
    const answer = await page.context().request.get(url)
    if (answer.status() >= (options.below ?? 500)) problem(short(url), `status ${answer.status()}`)
    return { download: true, status: answer.status(), links: [], url }
  }
  return judge(page, options)
}

/** Queries a page may take. */
const QUERIES = 12
/** Pages that still take more in some states: an emergency's motion, a group's own page and letter after its reserve, a payout
 * prepared like another, a bank's line, an application whose group has a likeness. */
const MORE = {
  '/applications/ID': 13,
  '/applications/ID/screen': 13,
  '/bank-lines/ID': 14,
  '/board/motions/ID': 13,
  '/case': 14,
  '/case/letter': 14,
  '/instalments/ID/prepare?like': 14,
}

/** Notes a page that asks the database too often also when it is asked for again: by then is known what is kept in memory. */
export async function frugal(context, { url, headers }) {
  const cost = headers => Number(headers['x-queries'] ?? 0)
  const most = MORE[pattern(url)] ?? QUERIES
  if (cost(headers) <= most) return
  const again = cost((await context.request.get(url)).headers())
  if (again > most) problem(short(url), `${again} queries, more than ${most}`)
}

/**
 * Judges the page as it stands, also after a form was sent. `name`: of the screenshots; `below`: the status must be
 * lower (500); `looks`: widths and schemes, the context's own if not said. Gives { status, url, links }.
 */
export async function judge(page, { name, below = 500, looks } = {}) {
  const answer = page.lastAnswer
  if (!answer) throw new Error('the page has no answer yet: go to an address first')
  const [body, headers] = await Promise.all([answer.body, answer.headers])
  const where = short(answer.url)
  if (answer.status >= below) problem(where, `status ${answer.status}`)
  if (!/text\/html/.test(headers['content-type'] ?? '')) return { status: answer.status, url: answer.url, links: [] }
  if (answer.method === 'GET') await frugal(page.context(), { ...answer, headers })

  const html = body.toString('utf8')
  const report = await markup.validateString(html)
  const lines = html.split('\n')
  // What was ticked is carried on as several hidden fields of one name.
  const carried = found => found.ruleId === 'form-dup-name' && lines[found.line - 1].includes('type="hidden"')
  for (const found of report.results.flatMap(result => result.messages).filter(one => !carried(one))) {
    problem(`${where} line ${found.line}`, `html-validate ${found.ruleId}: ${found.message}`)
  }
  const context = page.context()
  const judged = await twinOf(page, { ...answer, body, headers })
  const own = looks === undefined
  for (const look of looks ?? [context.look]) {
    await Promise.all([page, judged].map(each => show(each, look)))
    await accessible(judged, `${where} at ${look.width} ${scheme(look.dark)}`)
    await fits(judged, where, look.width)
    await screenshot(page, look, name ?? slug(answer.url))
  }
  if (!own) await show(page, context.look)
  const links = await judged.locator('a[href]').evaluateAll(all => all.map(a => ({ url: a.href, download: a.hasAttribute('download') })))
  return { status: answer.status, url: answer.url, links }
}

async function show(page, { width, dark }) {
  if (page.viewportSize().width !== width) await page.setViewportSize(viewport(width))
  await page.emulateMedia({ colorScheme: scheme(dark), reducedMotion: 'reduce' })
}

/** The same answer in the context that runs JavaScript: nothing is asked or sent twice. */
async function twinOf(page, { url, status, headers, body }) {
  const { twin } = page.context()
  await twin.clearCookies()
  await twin.addCookies(await page.context().cookies())
  const judged = twin.pages()[0] ?? watch(await twin.newPage())
  await judged.unrouteAll()
  const dropped = ['content-encoding', 'content-length', 'transfer-encoding', 'set-cookie', 'location']
  const kept = Object.fromEntries(Object.entries(headers).filter(([key]) => !dropped.includes(key)))
  const plain = url.split('#')[0]
  await judged.route(
    asked => asked.href.split('#')[0] === plain,
    route => (route.request().isNavigationRequest() ? route.fulfill({ status, headers: kept, body }) : route.continue()),
  )
  await judged.goto(plain, { waitUntil: 'load' })
  return judged
}

async function accessible(page, where) {
  const AxeBuilder = axe.default ?? axe
  // Legacy mode: all in this page (there are no frames), without a second page for each run.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze()
  for (const rule of violations) {
    for (const node of rule.nodes) {
      problem(`${where}: ${node.target.flat().join(' ')}`, `axe ${rule.id}: ${rule.help}`)
    }
  }
}

/** Nothing is wider than the window, but what scrolls in a box of its own. */
async function fits(page, where, width) {
  const over = await page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return null
    const wide = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > root.clientWidth + 1)
    const name = each => each.tagName.toLowerCase() + [...each.classList].map(word => `.${word}`).join('')
    return { width: root.scrollWidth, by: wide.slice(0, 3).map(name).join(', ') }
  })
  if (over) problem(where, `wider than ${width} px: ${over.width} px, by ${over.by}`)
}

async function screenshot(page, look, name) {
  const folder = join(out, `${look.width}-${scheme(look.dark)}`)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, animations: 'disabled' })
}

/** An address without what differs from row to row: ids, numbers, and the values of a query. */
export function pattern(url) {
  const { pathname, searchParams } = new URL(url)
  const parts = pathname.split('/').map(part => (/^(\d+|\d{4}-\d+|[0-9a-hjkmnp-tv-z]{13}|[0-9a-f-]{36})$/.test(part) && /\d/.test(part) ? 'ID' : part))
  const keys = [...new Set(searchParams.keys())].sort()
  return parts.join('/') + (keys.length ? `?${keys.join('&')}` : '')
}

/** A pattern as a file name. */
export const slug = url => pattern(url).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'front'
