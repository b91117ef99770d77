// Every page that links lead to, as nobody and as each role, without JavaScript. A page (its address without ids and
// values) is judged once a language, for the first role that comes to it; the others are only asked for their status,
// and for what they cost: how often a page asks the database.

import { LOOKS, browser, frugal, pattern, problem, slug, step, visit } from './kit.mjs'

/** HASHAR_CRAWL_LANGS=en,ru,tg walks the pages in several languages. */
const LANGUAGES = (process.env.HASHAR_CRAWL_LANGS ?? 'en').split(',')

/** Links that end the session, leave the house or change the language. */
const LEAVES = /\/(exit|leave|sign-?out|log-?out|signed-out|languages?)(\/|$)|[?&]lang=/

export default async function ({ demo }) {
  for (const lang of LANGUAGES) {
    const judged = new Set()
    for (const person of [{ role: 'nobody', url: demo.url }, ...demo.roles.values()]) {
      const walk = step(`${person.role}, in ${lang}: every page that links lead to`, () => crawl(demo, person, lang, judged))
      await walk.catch(() => {}) // the step has told it; the other roles are walked all the same
    }
  }
}

async function crawl(demo, { role, url }, lang, judged) {
  const context = await browser({ lang })
  const page = await context.newPage()
  const seen = new Set()
  const waiting = [{ url, from: 'the start' }]
  let pages = 0
  let fresh = 0
  try {
    while (waiting.length > 0) {
      const next = waiting.shift()
      const first = pages === 0
      if (!first && seen.has(pattern(next.url))) continue
      seen.add(pattern(next.url))
      const known = !first && judged.has(pattern(next.url))
      const name = first ? `${lang}-start-${role}` : `${lang}-${slug(next.url)}`
      const found = known ? await ask(context, next.url) : await visit(page, next.url, { name, looks: LOOKS })
      pages += 1
      if (!known) fresh += 1
      // What one role may not see, another may: only a page that was shown counts as judged.
      if (found.status < 400) judged.add(pattern(next.url)).add(pattern(found.url))
      if (found.status !== 200) problem(next.from, `as ${role}, a link leads to ${pattern(next.url)}: status ${found.status}`)
      seen.add(pattern(found.url))
      for (const link of found.links) {
        const target = new URL(link.url)
        if (target.origin === demo.url && !LEAVES.test(target.pathname + target.search)) {
          target.hash = ''
          waiting.push({ url: target.href, from: pattern(found.url) })
        }
      }
    }
  } finally {
    await context.close()
  }
  console.log(`     ${role}: ${pages} pages, ${fresh} of them judged`)
}

/** Asks for a page with the role's cookies, only for its status and its links. */
async function ask(context, url) {
  const answer = await context.request.get(url)
  await frugal(context, { url: answer.url(), headers: answer.headers() })
  const html = /text\/html/.test(answer.headers()['content-type'] ?? '') ? await answer.text() : ''
  const links = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => ({
    url: new URL(href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'), answer.url()).href,
  }))
  return { status: answer.status(), url: answer.url(), links }
}
