//! The fields of a form, as a handler declares them.

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Area,
    Select,
    Radios,
    Checks,
    Date,
    Hidden,
    Password,
    File,
}

/// A choice of a field.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More, below it.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// With a hint.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A field as a handler declares it.
pub struct Input {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) label: Option<String>,
    pub(super) hint: Option<String>,
    pub(super) required: bool,
    pub(super) width: &'static str,
    pub(super) mode: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) max: usize,
    pub(super) suffix: String,
    pub(super) accept: &'static str,
    pub(super) options: Vec<Choice>,
}

impl Input {
    fn new(kind: Kind, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            label: None,
            hint: None,
            required: true,
            width: "",
            mode: "",
            autocomplete: "",
            max: 0,
            suffix: String::new(),
            accept: "",
            options: Vec::new(),
        }
    }

    /// One line.
    pub fn text(name: &str) -> Self {
        Self::new(Kind::Text, name)
    }

    /// Several lines, with a limit in characters.
    pub fn area(name: &str, max: usize) -> Self {
        Self { max, ..Self::new(Kind::Area, name) }
    }

    /// An amount in a currency.
    pub fn money(name: &str, suffix: impl Into<String>) -> Self {
        Self { suffix: suffix.into(), mode: "decimal", width: "s", ..Self::new(Kind::Text, name) }
    }

    /// A whole number.
    pub fn number(name: &str) -> Self {
        Self { mode: "numeric", width: "s", ..Self::new(Kind::Text, name) }
    }

    /// A date, typed.
    pub fn date(name: &str) -> Self {
        Self { width: "s", ..Self::new(Kind::Date, name) }
    }

    /// One of many, from a list that opens.
    pub fn select(name: &str, options: Vec<Choice>) -> Self {
        Self { options, ..Self::new(Kind::Select, name) }
    }

    /// One of few, all in sight.
    pub fn radios(name: &str, options: Vec<Choice>) -> Self {
        Self { options, ..Self::new(Kind::Radios, name) }
    }

    /// Several.
    pub fn checks(name: &str, options: Vec<Choice>) -> Self {
        Self { options, ..Self::new(Kind::Checks, name) }
    }

    /// Not in sight.
    pub fn hidden(name: &str) -> Self {
        Self::new(Kind::Hidden, name)
    }

    /// A password.
    pub fn password(name: &str) -> Self {
        Self::new(Kind::Password, name)
    }

    /// A file, with what the browser offers to choose.
    pub fn file(name: &str, accept: &'static str) -> Self {
        Self { accept, ..Self::new(Kind::File, name) }
    }

    /// May be left empty.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    /// A limit in characters, shown.
    #[must_use]
    pub fn max(mut self, max: usize) -> Self {
        self.max = max;
        self
    }

    /// `s`, `m`, `l`.
    #[must_use]
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }

    /// For the browser: `email`, `current-password`, `off`.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = what;
        self
    }

    /// The keyboard a phone shows.
    #[must_use]
    pub fn mode(mut self, mode: &'static str) -> Self {
        self.mode = mode;
        self
    }

    /// A label that is data.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// A hint that is data.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What stands behind the field.
    #[must_use]
    pub fn suffixed(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = suffix.into();
        self
    }
}
