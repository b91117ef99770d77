//! Templates and other files compiled into the program, and their rendering in a reader's language.
//!
//! The reader's language is set for the thread that renders, so that the helpers know it without being told: a set of
//! templates for each language would take sixty megabytes.

use super::{
    money::{self, Money},
    stop::{Arg, Message, Stop},
    words::{Lang, Words},
};
use flate2::read::DeflateDecoder;
use handlebars::{
    BlockContext, Context, Handlebars, Helper, HelperResult, Output, RenderContext, RenderErrorReason, Renderable,
    html_escape,
};
use std::{borrow::Cow, cell::Cell, io::Read, sync::OnceLock};

/// What lies in `templates/`, compiled in.
pub struct Embedded;

/// The files one after the other, each deflated.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packed"));

/// Name, length, where it begins and ends in [`PACKED`]; in order of name within each folder.
#[expect(clippy::unreadable_literal, reason = "written by the build")]
static TABLE: &[(&str, usize, usize, usize)] = include!(concat!(env!("OUT_DIR"), "/packed.rs"));

impl Embedded {
    /// The text files below a folder, by name.
    pub fn folder(prefix: &str) -> Vec<(String, String)> {
        let names = TABLE.iter().map(|(name, ..)| *name).filter(|name| name.starts_with(prefix));
        let mut files: Vec<(String, String)> =
            names.filter_map(|name| Some((name.to_owned(), Self::text(name)?))).collect();
        files.sort();
        files
    }

    /// A text file.
    pub fn text(name: &str) -> Option<String> {
        String::from_utf8(Self::bytes(name)?).ok()
    }

    /// A file.
    pub fn bytes(name: &str) -> Option<Vec<u8>> {
        let (_, length, begin, end) = TABLE.iter().find(|(one, ..)| *one == name)?;
        let mut bytes = Vec::with_capacity(*length);
        DeflateDecoder::new(PACKED.get(*begin..*end)?).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}

thread_local! {
    static READER: Cell<Lang> = const { Cell::new(Lang::En) };
}

/// All templates.
pub struct Templates {
    registry: Handlebars<'static>,
    /// The stylesheet as it is inlined into each page.
    pub css: String,
    /// The script of pages with passkeys.
    pub passkey_script: String,
    /// The script of pages on which one key does what an access key does.
    pub keys_script: String,
}

impl Templates {
    /// The one set in this process.
    ///
    /// # Panics
    /// Only if a template compiled into the program does not parse, which a test would have shown.
    pub fn shared() -> &'static Self {
        static TEMPLATES: OnceLock<Templates> = OnceLock::new();
        #[allow(clippy::panic)]
        TEMPLATES.get_or_init(|| Self::load().unwrap_or_else(|error| panic!("templates: {error}")))
    }

    fn load() -> Result<Self, Stop> {
        let css = minify(&Embedded::text("static/hashar.css").unwrap_or_default());
        let pages = TABLE.iter().map(|(name, ..)| *name).filter(|name| name.ends_with(".hbs"));
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(|text| escape(text).into_owned());
        registry.register_helper("t", Box::new(say));
        registry.register_helper("include", Box::new(include));
        registry.register_helper("money", Box::new(show_money));
        registry.register_helper("css", Box::new(raw(css.clone())));
        for file in pages {
            let text = Embedded::text(file).unwrap_or_default();
            let name = file.trim_end_matches(".hbs").trim_end_matches(".html");
            registry.register_template_string(name, text).map_err(|error| Stop::broken(format!("{name}: {error}")))?;
        }
        let passkey_script = Embedded::text("static/passkey.js").unwrap_or_default();
        let keys_script = Embedded::text("static/keys.js").unwrap_or_default();
        Ok(Self { registry, css, passkey_script, keys_script })
    }

    /// Renders a page's template, `room/handler`, with a view as JSON.
    pub fn render(&self, lang: Lang, name: &str, view: serde_json::Value) -> Result<String, Stop> {
        READER.set(lang);
        let html = self.registry.render_with_context(name, &Context::from(view));
        html.map_err(|error| Stop::broken(format!("template {name}: {error}")))
    }

    /// The names of all templates.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.registry.get_templates().keys().cloned().collect();
        names.sort();
        names
    }
}

/// As [`html_escape`] writes it: most texts have nothing to escape, and are not gone through letter by letter.
fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['<', '>', '"', '&', '\'', '`', '=']) { html_escape(text).into() } else { text.into() }
}

/// `{{t "key" n=5}}`: the words in the reader's language, escaped.
fn say(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let key = helper
        .param(0)
        .and_then(|param| param.value().as_str())
        .ok_or(RenderErrorReason::ParamNotFoundForIndex("t", 0))?;
    if let Some(said) = Words::shared().plain(READER.get(), key) {
        out.write(&escape(said))?;
        return Ok(());
    }
    let mut message = Message::new(key);
    for (name, value) in helper.hash() {
        let arg = match value.value() {
            serde_json::Value::Number(number) => Arg::Number(number.as_i64().unwrap_or(0)),
            serde_json::Value::String(text) => Arg::Text(text.clone()),
            other => Arg::Text(other.to_string()),
        };
        message = message.with(name, arg);
    }
    out.write(&escape(&Words::shared().message(READER.get(), &message)))?;
    Ok(())
}

/// `{{include "parts/form"}}`, `{{include "parts/facts" facts}}`: another template, on what this one shows or on a part of it.
/// A partial (`{{> parts/form}}`) would first copy all of that.
fn include<'reg, 'rc>(
    helper: &Helper<'rc>,
    registry: &'reg Handlebars<'reg>,
    context: &'rc Context,
    render: &mut RenderContext<'reg, 'rc>,
    out: &mut dyn Output,
) -> HelperResult {
    let name = helper.param(0).and_then(|param| param.value().as_str());
    let name = name.ok_or(RenderErrorReason::ParamNotFoundForIndex("include", 0))?;
    let template = registry.get_template(name).ok_or_else(|| RenderErrorReason::PartialNotFound(name.to_owned()))?;
    let Some(shown) = helper.param(1) else { return template.render(registry, context, render, out) };
    let mut block = BlockContext::new();
    match shown.context_path() {
        Some(path) => block.base_path_mut().clone_from(path),
        None => block.set_base_value(shown.value().clone()),
    }
    render.push_block(block);
    let done = template.render(registry, context, render, out);
    render.pop_block();
    done
}

/// `{{money amount}}`: an amount in the reader's way with its code.
fn show_money(
    helper: &Helper<'_>,
    _: &Handlebars<'_>,
    _: &Context,
    _: &mut RenderContext<'_, '_>,
    out: &mut dyn Output,
) -> HelperResult {
    let value = helper.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("money", 0))?;
    if value.value().is_null() {
        return Ok(());
    }
    let amount: Money =
        serde_json::from_value(value.value().clone()).map_err(|error| RenderErrorReason::Other(error.to_string()))?;
    out.write(&escape(&money::format(&amount, READER.get().style())))?;
    Ok(())
}

/// Writes a text of the program's own as it is.
fn raw(
    text: String,
) -> impl Fn(&Helper<'_>, &Handlebars<'_>, &Context, &mut RenderContext<'_, '_>, &mut dyn Output) -> HelperResult {
    move |_, _, _, _, out| {
        out.write(&text)?;
        Ok(())
    }
}

/// Takes comments and spare white space out of a stylesheet.
fn minify(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        text.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    text.push_str(rest);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
