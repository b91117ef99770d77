// Every page that can be reached by links, as nobody and as each role, judged in every look. Without JavaScript.

import { LOOKS, browser, pattern, problem, slug, step, visit } from './kit.mjs'

/** Pages a role is followed to; HASHAR_CRAWL_LANGS=en,ru,tg walks them in several languages. */
const LIMIT = 60
const LANGUAGES = (process.env.HASHAR_CRAWL_LANGS ?? 'en').split(',')

/** Links that end the session, leave the house or change the language. */
const LEAVES = /\/(exit|leave|sign-?out|log-?out|signed-out|languages?)(\/|$)|[?&]lang=/

export default async function ({ demo }) {
  for (const lang of LANGUAGES) {
    for (const person of [{ role: 'nobody', url: demo.url }, ...demo.roles.values()]) {
      const walk = step(`${person.role}, in ${lang}: every page that links lead to`, () => crawl(demo, person, lang))
      await walk.catch(() => {}) // the step has told it; the other roles are walked all the same
    }
  }
}

async function crawl(demo, { role, url }, lang) {
  const context = await browser({ lang })
  const page = await context.newPage()
  const seen = new Set()
  const waiting = [{ url, from: 'the start' }]
  let pages = 0
  try {
    while (waiting.length > 0 && pages < LIMIT) {
      const next = waiting.shift()
      const first = pages === 0
      if (!first && seen.has(pattern(next.url))) continue
      seen.add(pattern(next.url))
      const found = await visit(page, next.url, { name: first ? `${role}-${lang}-start` : `${role}-${lang}-${slug(next.url)}`, looks: LOOKS })
      pages += 1
      if (found.status >= 400) problem(next.from, `as ${role}, a link leads to ${pattern(next.url)}: status ${found.status}`)
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
  console.log(`     ${role}: ${pages} pages`)
}
