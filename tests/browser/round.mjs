// Groups apply over plain requests, where the applying itself is not what a journey tests: the same forms as in a browser,
// read and sent without drawing them.

import { browser } from './kit.mjs'
import { PARTNER, WORK, soon, words } from './person.mjs'

const unescape = text => text.replace(/&quot;/g, '"').replace(/&#x27;|&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

function attributes(tag) {
  return Object.fromEntries([...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, unescape(value)]))
}

/** The forms of a page: where each goes, and its fields with what they hold and may hold. */
function forms(html) {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head, body]) => {
    const fields = new Map()
    let select
    for (const [, tag, rest] of body.matchAll(/<(input|select|textarea|option)\b([^>]*)>/g)) {
      const { name, type = tag, value = '' } = attributes(rest)
      if (tag === 'option') select.choices.push(value)
      else if (name) {
        const field = fields.get(name) ?? { type, value, choices: [] }
        if (type === 'radio' || type === 'checkbox') field.choices.push(value)
        fields.set(name, field)
        if (tag === 'select') select = field
      }
    }
    return { action: attributes(head).action, fields }
  })
}

/** Fills in every field of a section: the given ones as given, others with the first choice or some words. */
function answers(fields, given) {
  const usual = { q_start_date: soon(60), q_end_date: soon(200), q_people_served_women: '40', q_budget_0_category: 'people', q_budget_0_what: 'Омӯзгор', q_people_named: PARTNER }
  const sent = []
  for (const [name, { type, value, choices }] of fields) {
    const wanted = given[name] ?? usual[name]
    if (type === 'hidden') sent.push([name, value])
    else if (wanted !== undefined) sent.push([name, wanted])
    else if (/^q_budget_\d|^q_people_served_/.test(name) || type === 'file') continue
    else if (choices.length) sent.push([name, choices.find(Boolean) ?? ''])
    else if (name.startsWith('q_')) sent.push([name, WORK])
  }
  return sent
}

/** A group applies to a call and sends its application. Gives its case code. */
export async function applies(url, call, { lang, country, ...given }) {
  const context = await browser({ lang })
  const { request } = context
  const get = async path => (await request.get(url + path)).text()
  const post = async (action, sent) => {
    const data = new URLSearchParams(sent).toString()
    const answer = await request.post(url + action, { data, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    const page = await answer.text()
    if (answer.status() >= 400) throw new Error(`${action} was answered with ${answer.status()}: ${page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`)
    return page
  }
  const form = (page, action) => {
    const found = forms(page).find(one => one.action.endsWith(action))
    if (!found) throw new Error(`no form ${action}`)
    return found
  }
  try {
    const path = `/apply/${call}`
    let page = await get(`${path}?lang=${lang}`)
    const start = form(page, path)
    page = await post(start.action, answers(start.fields, { country }))
    const code = page.match(/<p class="code"[^>]*>([\s\S]*?)<\/p>/)[1].replace(/<[^>]*>/g, '').replace(/\D/g, '')
    const sections = [...new Set([...(await get('/case')).matchAll(/href="(\/case\/section\/[\w-]+)"/g)].map(found => found[1]))]
    for (const section of sections) {
      const { action, fields } = form(await get(section), section)
      await post(action, answers(fields, given))
    }
    const { action, fields } = form(await get('/case/check'), '/case/check')
    page = await post(action, answers(fields, {}))
    if (!page.includes(words(lang)('applications-status-received'))) throw new Error(`${given.q_name} was not sent`)
    return code
  } finally {
    await context.close()
  }
}
