// Three calls that programme staff set up in the browser alone, and the groups that apply to them on a phone of 360 pixels
// without JavaScript, each in another language: a regular call in Uzbek, with a request for more; a call of two stages in
// three currencies and eight countries, by a spreadsheet in Russian and then online in Kyrgyz; a rolling emergency call in
// Tajik, withdrawn, and by telephone, entered by staff.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { step } from './kit.mjs'
import { People, begin, fill, soon, words } from './person.mjs'

const PHONE = { width: 360, dark: false }

/** Countries that the programme's list does not have from the start. */
const FIVE = {
  KZ: { en: 'Kazakhstan', ru: 'Казахстан', tg: 'Қазоқистон', uz: 'Qozogʻiston', ky: 'Казакстан' },
  TM: { en: 'Turkmenistan', ru: 'Туркменистан', tg: 'Туркманистон', uz: 'Turkmaniston', ky: 'Түркмөнстан' },
  GE: { en: 'Georgia', ru: 'Грузия', tg: 'Гурҷистон', uz: 'Gruziya', ky: 'Грузия' },
  AM: { en: 'Armenia', ru: 'Армения', tg: 'Арманистон', uz: 'Armaniston', ky: 'Армения' },
  AZ: { en: 'Azerbaijan', ru: 'Азербайджан', tg: 'Озарбойҷон', uz: 'Ozarbayjon', ky: 'Азербайжан' },
}

const labelled = (field, names) => Object.fromEntries(Object.entries(names).map(([lang, name]) => [`${field}_${lang}`, name]))

export default async function ({ demo }) {
  const people = new People(demo, 'calls')
  const own = { demo, ...people, somebody: people.somebody, enter: people.enter, phone: (name, lang) => people.somebody(name, lang, PHONE) }
  own.folder = mkdtempSync(join(tmpdir(), 'hashar-sheets-'))
  try {
    own.lead = await own.enter('programme_lead')
    own.officer = await own.enter('programme_officer')
    await step('five countries and a region are added to the lists', () => lists(own))
    await step('a regular call with the default form, from draft to open', () => regular(own))
    await step('a group applies in Uzbek, is asked for more, and answers', () => askedForMore(own))
    await step('a call of two stages: a short form first, a long one for the invited', () => twoStages(own))
    await step('a concept note comes by a spreadsheet, in Russian', () => bySheet(own))
    await step('the invited group writes its full application, in Kyrgyz', () => invited(own))
    await step('a rolling emergency call with a quiz', () => emergency(own))
    await step('a group applies in Tajik and withdraws', () => withdraws(own))
    await step('an application comes by telephone, and the group sees it with its code', () => byTelephone(own))
    console.log(`     ${people.judged.size} pages judged`)
  } finally {
    await people.leave()
    rmSync(own.folder, { recursive: true, force: true })
  }
}

async function lists({ lead }) {
  await lead.click('Calls')
  await lead.click('Lists')
  await lead.click('Countries')
  for (const [code, names] of Object.entries(FIVE)) {
    await lead.click('Add a choice')
    if (code === 'KZ') await lead.refused('Save', { code: 'kz', ...labelled('label', names) }, 'Write the two capital letters of the country')
    await lead.does('Save', { code, ...labelled('label', names) })
  }
  await lead.click('All lists')
  await lead.click('Regions')
  await lead.click('Add a choice')
  await lead.does('Save', { parent: 'GE', code: 'GE-TB', label_en: 'Tbilisi', label_ru: 'Тбилиси', label_tg: 'Тифлис', label_uz: 'Tbilisi', label_ky: 'Тбилиси' })
  await lead.sees('Tbilisi')
}

/** Sets a call up and leaves its page in sight. */
async function setUp(lead, fields) {
  await lead.click('Calls')
  await lead.click('New call')
  const fund = await lead.page.locator('main [name=funds]').first().getAttribute('value')
  await lead.does('Save as a draft', { opens: soon(-1), funds: fund, ...fields })
  return lead.page.url()
}

async function regular({ lead }) {
  await setUp(lead, {
    code: 'SPRING',
    ...labelled('name', { en: 'Spring call', ru: 'Весенний конкурс', tg: 'Озмуни баҳорӣ', uz: 'Bahorgi tanlov', ky: 'Жазгы сынак' }),
    ...labelled('purpose', { en: 'Small grants for women’s groups', ru: 'Малые гранты для женских групп', tg: 'Грантҳои хурд барои гурӯҳҳои занон', uz: 'Ayollar guruhlari uchun kichik grantlar', ky: 'Аялдар топтору үчүн чакан гранттар' }),
    mode: 'regular',
    closes: soon(30),
    decides_by: soon(60),
    contact: 'Telegram: @spring_call',
    countries: ['TJ', 'UZ', 'KG'],
    currencies: ['EUR', 'UZS'],
    amount_min: '200',
    amount_max: '3000',
    amount_currency: 'EUR',
    months: '12',
    per_group: '1',
  })
  await lead.does('Publish the call')
  await lead.sees('The call is published.')
}

async function askedForMore(own) {
  const uz = words('uz')
  const group = await own.phone('group in Uzbek', 'uz')
  await begin(group, 'Bahorgi tanlov', 'uz', 'UZ')
  await group.leave(() => group.page.locator('.tasks a').first().click())
  const given = { q_name: 'Oydin ayollar guruhi', q_language: 'uz', q_amount: '4000', q_budget_0_amount: '4000', q_budget_0_what: 'Tikuv mashinasi' }
  await fill(group, 'uz', given)
  await group.sees('3,000.00'.replace(',', ' ').replace('.', ','))
  await group.at(`${own.demo.url}/case/section/money`)
  await group.does(uz('applications-save-stay'), { q_amount: '1200', q_budget_0_amount: '1200' })
  await group.at(`${own.demo.url}/case/check`)
  await group.does(uz('applications-send-button'))
  await group.sees(uz('applications-status-received'))

  const { officer } = own
  await officer.click('Applications')
  await officer.press('Filter', { q: 'oydin' })
  await officer.clickIn('Oydin ayollar guruhi')
  own.regular = officer.page.url()
  await officer.click('Screen')
  await officer.does('Record', { outcome: 'ask_more', note: 'Mashina qayerda turadi?' })
  await group.at(`${own.demo.url}/case`)
  await group.sees(uz('applications-status-more-asked'), 'Mashina qayerda turadi?')
  await group.at(`${own.demo.url}/case/section/plan`)
  await group.does(uz('applications-save-stay'), { q_plan: 'Mashina Nargizaning uyida turadi, kaliti uch kishida.' })
  await group.at(`${own.demo.url}/case/check`)
  await group.does(uz('applications-send-button'))
  await officer.at(own.regular)
  await officer.sees('Mashina Nargizaning uyida turadi')
  await officer.click('Screen')
  await officer.does('Record', { outcome: 'eligible' })
  await group.at(`${own.demo.url}/case`)
  await group.sees(uz('applications-status-with-board'))
}

async function twoStages(own) {
  const { lead } = own
  const wide = {
    mode: 'regular',
    countries: ['TJ', 'UZ', 'KG', ...Object.keys(FIVE)],
    currencies: ['EUR', 'USD', 'KGS'],
    amount_min: '1000',
    amount_max: '10000',
    amount_currency: 'EUR',
    closes: soon(40),
    zone: 'Asia/Tbilisi',
    decides_by: soon(90),
  }
  own.first = await setUp(lead, {
    ...wide,
    code: 'SHELTERS-1',
    ...labelled('name', { en: 'Shelters: concept notes', ru: 'Приюты: краткие заявки', tg: 'Паноҳгоҳҳо: дархостҳои кӯтоҳ', uz: 'Boshpanalar: qisqa arizalar', ky: 'Баш калкалар: кыска өтүнмөлөр' }),
    ...labelled('purpose', { en: 'Shelters of eight countries', ru: 'Приюты восьми стран', tg: 'Паноҳгоҳҳои ҳашт кишвар', uz: 'Sakkiz mamlakat boshpanalari', ky: 'Сегиз өлкөнүн баш калкалары' }),
  })
  await lead.click('Form: questions, preview, versions')
  for (const section of ['referees', 'safety']) {
    await lead.leave(() => lead.page.locator(`main a[href$="/section/${section}"]`).click())
    await lead.page.locator('main details summary').click()
    await lead.does('Remove the section')
  }
  await lead.leave(() => lead.page.locator('main a[href$="/section/plan/question"]').click())
  const beds = { en: 'How many beds does the shelter have?', ru: 'Сколько мест в приюте?', tg: 'Паноҳгоҳ чанд ҷой дорад?', uz: 'Boshpanada nechta oʻrin bor?', ky: 'Баш калкада канча орун бар?' }
  await lead.does('Save', { ...labelled('label', beds), kind: 'number', flags: ['required', 'board'], code: 'beds' })
  await lead.at(own.first)
  await lead.does('Publish the call')

  own.second = await setUp(lead, {
    ...wide,
    code: 'SHELTERS-2',
    ...labelled('name', { en: 'Shelters: full applications', ru: 'Приюты: полные заявки', tg: 'Паноҳгоҳҳо: дархостҳои пурра', uz: 'Boshpanalar: toʻliq arizalar', ky: 'Баш калкалар: толук өтүнмөлөр' }),
    ...labelled('purpose', { en: 'For those who are invited', ru: 'Для приглашённых', tg: 'Барои даъватшудагон', uz: 'Taklif qilinganlar uchun', ky: 'Чакырылгандар үчүн' }),
    closes: soon(70),
    second_of: { label: 'Shelters: concept notes (SHELTERS-1)' },
  })
  await lead.does('Publish the call')
  const guest = await own.phone('guest', 'en')
  await guest.at(`${own.demo.url}/`)
  await guest.sees('Shelters: concept notes')
  await guest.seesNot('Shelters: full applications')
}

async function bySheet(own) {
  const ru = words('ru')
  const group = await own.phone('group in Russian', 'ru')
  await begin(group, 'Приюты: краткие заявки', 'ru', 'GE')
  await group.click(ru('applications-offline-link'))
  const blank = await group.take(ru('applications-offline-take'), own.folder)
  const given = {
    q_contact_value: ['дом@example.org'],
    q_name: ['Приют «Надежда»'],
    q_region: ['Тбилиси'],
    q_about: ['Мы принимаем женщин с детьми с 2015 года.'],
    q_problem: ['Женщинам с детьми некуда идти.'],
    q_plan: ['Отремонтируем две комнаты.'],
    q_people_who: ['Женщины с детьми из города и сёл.'],
    q_people_served_women: [25],
    q_change: ['Станет на шесть мест больше.'],
    q_start_date: [soon(120)],
    q_end_date: [soon(300)],
    q_amount: ['много'],
    q_amount_currency: ['USD'],
    q_budget_0: ['Аренда и жильё', 'Ремонт', 2, 1500],
    q_other_money: ['Нет'],
    q_beds: [14],
  }
  await group.press(ru('applications-offline-button'), { file: filled(own, blank, given) })
  if (group.page.lastAnswer.status !== 422) throw new Error('a word was taken for an amount')
  await group.sees(ru('applications-offline-problems'), 'B')
  await group.does(ru('applications-offline-button'), { file: filled(own, blank, { ...given, q_amount: [3000] }) })
  await group.sees(ru('applications-offline-brought'))
  await group.at(`${own.demo.url}/case/check`)
  await group.sees('Приют «Надежда»', 'Тбилиси')
  for (const section of ['declarations']) {
    await group.at(`${own.demo.url}/case/section/${section}`)
    await group.answer({})
    await group.does(ru('applications-save-stay'))
  }
  await group.at(`${own.demo.url}/case/check`)
  await group.does(ru('applications-send-button'))
  await group.sees(ru('applications-status-received'))
  own.shelter = group
}

/** A sheet that was taken, filled in by another program. */
function filled({ folder }, taken, given) {
  const file = join(folder, `form-${Object.keys(given).length}-${given.q_amount[0]}.xlsx`)
  const made = spawnSync('python3', [join(import.meta.dirname, 'sheet.py'), taken, file], { input: JSON.stringify(given), encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`the sheet was not filled in: ${made.stderr || made.error}`)
  return file
}

async function invited(own) {
  const [ru, ky] = [words('ru'), words('ky')]
  const { officer, shelter } = own
  await officer.at(own.second)
  await officer.click('Invite from the first stage')
  await officer.page.locator('main label', { hasText: 'Приют «Надежда»' }).click()
  await officer.does('Invite')
  await shelter.at(`${own.demo.url}/case`)
  await shelter.sees('Приюты: полные заявки')
  await shelter.press(ru('applications-next-button'))
  const code = (await shelter.page.locator('p.code').innerText()).replace(/\D/g, '')

  // The lawyer who helps them reads Kyrgyz, on a phone of her own.
  const lawyer = await own.phone('lawyer in Kyrgyz', 'ky')
  await lawyer.at(`${own.demo.url}/enter`)
  await lawyer.press(ky('applications-enter-button'), { code })
  await lawyer.sees('Баш калкалар: толук өтүнмөлөр')
  await lawyer.leave(() => lawyer.page.locator('.tasks a').first().click())
  await fill(lawyer, 'ky', { q_name: 'Приют «Надежда»', q_language: 'ru', q_region: 'GE-TB', q_amount: '350000', q_amount_currency: 'KGS', q_budget_0_amount: '175000' })
  await lawyer.sees(ky('applications-status-received'))
  await officer.click('Applications')
  await officer.press('Filter', { q: 'надежда' })
  await officer.sees('Applications found: 2', 'KGS 350,000.00', 'USD 3,000.00')
}

async function emergency(own) {
  const { lead } = own
  own.urgent = await setUp(lead, {
    code: 'URGENT',
    ...labelled('name', { en: 'Emergency support', ru: 'Экстренная помощь', tg: 'Кӯмаки фаврӣ', uz: 'Shoshilinch yordam', ky: 'Шашылыш жардам' }),
    ...labelled('purpose', { en: 'For those in danger today', ru: 'Для тех, кто в опасности сегодня', tg: 'Барои онҳое, ки имрӯз дар хатаранд', uz: 'Bugun xavf ostida boʻlganlar uchun', ky: 'Бүгүн коркунучта тургандар үчүн' }),
    mode: 'emergency',
    closes: '',
    countries: ['TJ', 'UZ', 'KG'],
    currencies: ['EUR', 'TJS'],
    amount_max: '1500',
    amount_currency: 'EUR',
  })
  await lead.leave(() => lead.page.locator('main a[href$="/quiz"]').click())
  await lead.click('Add a question')
  await lead.does('Save', {
    ...labelled('text', { en: 'Is a party or a state body asking?', ru: 'Просит партия или государственный орган?', tg: 'Ҳизб ё мақоми давлатӣ мепурсад?', uz: 'Partiya yoki davlat organi soʻrayaptimi?', ky: 'Партия же мамлекеттик орган сурап жатабы?' }),
    ends: 'yes',
    ...labelled('reason', { en: 'We help groups and people only.', ru: 'Мы помогаем только группам и людям.', tg: 'Мо танҳо ба гурӯҳҳо ва одамон кӯмак мекунем.', uz: 'Biz faqat guruhlar va odamlarga yordam beramiz.', ky: 'Биз топторго жана адамдарга гана жардам беребиз.' }),
  })
  await lead.at(own.urgent)
  await lead.does('Publish the call')
}

async function withdraws(own) {
  const tg = words('tg')
  const group = await own.phone('group in Tajik', 'tg')
  await group.at(`${own.demo.url}/`)
  await group.clickIn('Кӯмаки фаврӣ')
  await group.press(tg('applications-quiz-button'), { quiz_0: 'yes' })
  await group.sees(tg('applications-quiz-end-heading'), 'Мо танҳо ба гурӯҳҳо ва одамон кӯмак мекунем.')
  const code = await begin(group, 'Кӯмаки фаврӣ', 'tg', 'TJ', { quiz_0: 'no' })
  await group.leave(() => group.page.locator('.tasks a').first().click())
  await fill(group, 'tg', { q_name: 'Хонаи Фарзонагон', q_language: 'tg', q_amount: '900', q_budget_0_amount: '900' })
  await group.sees(tg('applications-status-received'))

  // Staff see how long ago it came; then the danger is over.
  const { officer } = own
  await officer.click('Applications')
  await officer.press('Filter', { q: 'фарзонагон' })
  await officer.sees('Applications found: 1', 'Хонаи Фарзонагон')
  await group.click(tg('applications-withdraw-link'))
  await group.does(tg('applications-withdraw-button'))
  await group.sees(tg('applications-withdrawn'))
  await officer.press('Filter', { q: 'фарзонагон' })
  await officer.sees('Withdrawn')
  const again = await own.phone('group in Tajik, later', 'tg')
  await again.at(`${own.demo.url}/enter`)
  await again.press(tg('applications-enter-button'), { code })
  await again.sees(tg('applications-status-withdrawn'))
}

async function byTelephone(own) {
  const { officer } = own
  await officer.click('Applications')
  await officer.click('Enter an application for a group')
  const call = await officer.page.locator('main label', { hasText: 'Emergency support' }).getAttribute('for')
  await officer.page.locator(`#${call}`).check()
  await officer.does('Open the case', { country: 'KG', language: 'ky', channel: 'phone' })
  const code = (await officer.page.locator('p.code').innerText()).replace(/\D/g, '')
  await officer.click('Continue')
  await officer.leave(() => officer.page.locator('.tasks a').first().click())
  await fill(officer, 'en', { q_name: 'Айжан', q_language: 'ky', q_amount: '700', q_budget_0_amount: '700' })
  await officer.sees('To be screened', 'By telephone', 'Айжан')

  const ky = words('ky')
  const group = await own.phone('group in Kyrgyz', 'ky')
  await group.at(`${own.demo.url}/enter`)
  await group.press(ky('applications-enter-button'), { code })
  await group.sees(ky('applications-status-received'))
  await group.click(ky('applications-copy-link'))
  await group.sees('Айжан')
}
