// Somebody at a browser without JavaScript, as journeys need them: sees, clicks, types, presses. Each page on the way is
// judged, once for each person.

import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { LOOKS, browser, judge, pattern, slug } from './kit.mjs'

export const WORK = 'Мо барои занони деҳа курс мегузорем.'
/** What the board may read before it declares. */
export const PARTNER = 'Гурӯҳи «Чашма»'

/** The people of a journey, each with a browser of their own. Screenshots begin with the journey's name. */
export class People {
  constructor(demo, journey) {
    Object.assign(this, { demo, journey, judged: new Set(), looks: 0, contexts: [] })
    this.somebody = this.somebody.bind(this)
    this.enter = this.enter.bind(this)
    this.byMail = this.byMail.bind(this)
  }

  /** Somebody new; with a look of their own (a phone), else a phone by day and a desk by night in turn. */
  async somebody(name, lang = 'en', look = undefined) {
    const context = await browser({ lang, ...look })
    this.contexts.push(context)
    // What is not there is said sooner than a page that does not come.
    context.setDefaultTimeout(20_000)
    context.setDefaultNavigationTimeout(30_000)
    return new Person(this, name, await context.newPage(), look)
  }

  /** The first person of a role, signed in. */
  async enter(role) {
    const person = await this.somebody(role)
    await person.at(this.demo.roles.get(role).url)
    return person
  }

  /** Signs in by a link that is asked for and read in the mail. */
  async byMail(email) {
    const person = await this.somebody(`by mail, ${email}`)
    await person.at(`${this.demo.url}/`)
    await person.click('Sign in')
    await person.click('Get a sign-in link by mail instead')
    await person.press('Send the link', { email })
    const link = await waitFor(`a letter to ${email}`, () =>
      letters(this.demo.folder)
        .filter(letter => letter.includes(email))
        .map(letter => letter.match(/\/sign-in\/link\/[\w-]+/)?.[0])
        .find(Boolean),
    )
    await person.page.goto(`${this.demo.url}${link}`)
    await person.leave(() => person.page.locator('main').getByRole('button').first().click())
    return person
  }

  async leave() {
    for (const context of this.contexts) await context.close()
  }
}

class Person {
  constructor(people, name, page, own) {
    Object.assign(this, { people, name, page, own })
  }

  /** Goes to an address that was printed or written down; elsewhere people click. */
  async at(url) {
    await this.page.goto(url, { waitUntil: 'load' })
    await this.look()
  }

  /** Judges the page in sight, once for this person. */
  async look() {
    const { people } = this
    const answer = this.page.lastAnswer
    const known = `${this.name} ${answer.status} ${pattern(answer.url)}`
    if (people.judged.has(known)) return
    people.judged.add(known)
    const look = this.own ?? LOOKS[people.looks++ % LOOKS.length]
    const name = `${people.journey}-${String(people.judged.size).padStart(2, '0')}-${slug(answer.url)}`
    await judge(this.page, { name, looks: [look], below: [403, 422].includes(answer.status) ? answer.status + 1 : 400 })
  }

  async click(text) {
    const link = this.page.getByRole('link', { name: text, exact: typeof text === 'string' }).first()
    await this.leave(() => link.click())
  }

  /** Follows the first link in a row of a table, or a card of a list, that has these words. */
  async clickIn(row, text) {
    const link = this.page.locator('main tr, main li', { hasText: row }).first()
    await this.leave(() => (text ? link.getByRole('link', { name: text }) : link.getByRole('link')).first().click())
  }

  /** Chooses in a list what has these words. */
  async choosing(name, words) {
    const list = this.page.locator(`main select[name="${name}"]`)
    await list.selectOption(await list.locator('option', { hasText: words }).last().getAttribute('value'))
  }

  /** The first row of a table that has these words has the others too. */
  async row(words, ...others) {
    const text = (await this.page.locator('main tbody tr', { hasText: words }).first().innerText()).replace(/\s+/g, ' ')
    for (const other of others) if (!text.includes(other)) throw new Error(`the row of ${words} does not say “${other}”: ${text}`)
  }

  /** Fills in fields by name: a text is typed, a choice is clicked. */
  async put(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const field = this.page.locator(`main [name="${name}"]`)
      if ((await field.count()) === 0) throw new Error(`no field ${name} on ${this.page.url()}:\n${(await this.text()).slice(0, 900)}`)
      await this.unfold(name)
      const [tag, type] = await field.first().evaluate(each => [each.tagName, each.type])
      if (tag === 'SELECT') await field.selectOption(value)
      else if (type === 'radio' || type === 'checkbox') for (const one of [value].flat()) await this.page.locator(`main [name="${name}"][value="${one}"]`).check()
      else if (type === 'file') await field.setInputFiles(value)
      else await field.fill(value)
    }
  }

  /** Opens what a field is folded away in, as one does who wants to write there. */
  async unfold(name) {
    const folded = this.page.locator('main details:not([open])', { has: this.page.locator(`[name="${name}"]`) })
    if (await folded.count()) await folded.first().locator('summary').first().click()
  }

  /** Fills in and presses; what is refused keeps what was typed. */
  async press(button, fields = {}) {
    await this.put(fields)
    await this.leave(() => this.page.locator('main').getByRole('button', { name: button, exact: true }).first().click())
  }

  /** The same, and it must not be refused. */
  async does(button, fields = {}) {
    await this.press(button, fields)
    const { status } = this.page.lastAnswer
    if (status >= 400) throw new Error(`${button} was answered with ${status}:\n${(await this.text()).slice(0, 900)}`)
  }

  async leave(act) {
    await Promise.all([this.page.waitForEvent('load', { timeout: 30_000 }), act()])
    await this.look()
  }

  async text() {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ')
  }

  async sees(...texts) {
    const page = await this.text()
    for (const text of texts) if (!page.includes(text)) throw new Error(`${this.name} does not see “${text}” on ${this.page.url()}:\n${page.slice(0, 900)}`)
  }

  async seesNot(...texts) {
    const page = await this.text()
    for (const text of texts) if (page.includes(text)) throw new Error(`${this.name} sees “${text}” on ${this.page.url()}`)
  }

  /** What a page's button is refused with. */
  async refused(button, fields, because) {
    await this.press(button, fields)
    const { status } = this.page.lastAnswer
    if (status !== 422) throw new Error(`${button} was answered with ${status}, not refused`)
    await this.sees(because)
  }

  /** Takes the file that a link gives into a folder; where it was put. */
  async take(text, folder) {
    const link = this.page.getByRole('link', { name: text, exact: true }).first()
    const [download] = await Promise.all([this.page.waitForEvent('download'), link.click()])
    const file = join(folder, download.suggestedFilename())
    await download.saveAs(file)
    return file
  }

  /** Answers every question of the section in sight, the given ones as given. */
  async answer(given) {
    const names = await this.page.locator('main form [name]:not([type=hidden]):not(button)').evaluateAll(all => [...new Set(all.map(each => each.name))])
    const usual = { q_happened_on: soon(-2), q_needed_by: soon(10), q_start_date: soon(60), q_end_date: soon(200), q_people_served_women: '40', q_amount: '1200', q_amount_currency: 'EUR' }
    Object.assign(usual, { q_budget_0_category: 'people', q_budget_0_what: 'Омӯзгор', q_budget_0_amount: '1200' })
    for (const name of names) {
      const value = given[name] ?? usual[name]
      if (value !== undefined) await this.put({ [name]: value })
      else if (!/^q_budget_\d/.test(name) && !name.startsWith('q_people_served_')) await this.choose(name)
    }
  }

  /** The first choice there is, or some words. */
  async choose(name) {
    const field = this.page.locator(`main [name="${name}"]`)
    const [tag, type] = await field.first().evaluate(each => [each.tagName, each.type])
    if (tag === 'SELECT') await field.selectOption({ index: 1 })
    else if (type === 'radio' || type === 'checkbox') await field.first().check()
    else if (name === 'q_people_named') await field.fill(PARTNER)
    else if (type !== 'file') await field.fill(WORK)
  }
}

/** Begins an application from the front page, where the call is seen by its name, with these answers where a quiz is asked
 * first; gives the case code. */
export async function begin(group, call, lang, country, quiz = undefined) {
  const say = words(lang)
  const { page, people } = group
  await waitFor(`the call ${call}`, async () => {
    await group.at(`${people.demo.url}/`)
    return (await group.text()).includes(call)
  })
  await group.leave(() => page.locator('li.card', { hasText: call }).getByRole('link').click())
  if (quiz) await group.press(say('applications-quiz-button'), quiz)
  await group.press(say('applications-start'))
  await group.press(say('applications-start'), { country })
  const code = (await page.locator('p.code').innerText()).replace(/\D/g, '')
  if (code.length !== 16) throw new Error(`the code has ${code.length} digits`)
  await group.click(say('applications-receipt-next'))
  return code
}

/** All sections in turn, then the check and the sending. */
export async function fill(person, lang, given) {
  const say = words(lang)
  const save = say('applications-save-continue')
  const button = person.page.locator('main').getByRole('button', { name: save, exact: true })
  while (await button.count()) {
    await person.answer(given)
    await person.press(save)
    if (person.page.lastAnswer.status === 422) throw new Error(`a section was refused: ${(await person.text()).slice(0, 600)}`)
  }
  await person.press(say('applications-send-button'))
}

/** The day so many days from today, where its reader is. */
export function soon(days, timeZone = 'Europe/Brussels') {
  return new Intl.DateTimeFormat('de-DE', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }).format(Date.now() + days * 86_400_000)
}

/** What `look` finds, as soon as it finds something; it looks twice a second, so often at most. */
export async function waitFor(what, look, most = 40) {
  for (let tries = 0; tries < most; tries++) {
    const found = await look()
    if (found) return found
    await sleep(500)
  }
  throw new Error(`${what} did not come`)
}

/** The letters in the demo's folder, as they are read. */
export function letters(folder) {
  const decode = text => {
    const [head, ...rest] = text.split(/\r?\n\r?\n/)
    const body = rest.join('\n\n')
    if (/content-transfer-encoding: base64/i.test(head)) return `${head}\n\n${Buffer.from(body, 'base64')}`
    return `${head}\n\n${body.replace(/=\r?\n/g, '').replace(/=3D/g, '=')}`
  }
  try {
    return readdirSync(join(folder, 'mail')).map(name => decode(readFileSync(join(folder, 'mail', name), 'utf8')))
  } catch {
    return []
  }
}

/** What a PDF of the program's says, without the feet of its pages. */
export function pdfText(bytes) {
  const read = spawnSync('pdftotext', ['-x', '0', '-y', '0', '-W', '596', '-H', '790', '-', '-'], { input: bytes, encoding: 'utf8' })
  if (read.status !== 0) throw new Error(`pdftotext (poppler-utils): ${read.stderr || read.error}`)
  return read.stdout
}

/** A text without its spaces and ends of lines, to be looked for wherever lines end. */
export const bare = text => text.replace(/\s+/g, '')

/** The program's own words in a language, from its files. */
export function words(lang) {
  const folder = join(import.meta.dirname, '../../templates/locales', lang)
  const text = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')).join('\n')
  return key => {
    const found = text.match(new RegExp(`^${key} = (.+)$`, 'm'))
    if (!found) throw new Error(`no words ${key} in ${lang}`)
    return found[1]
  }
}
