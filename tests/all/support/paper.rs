//! What a browser reads in a page: links, and forms with the values as they stand. A journey fills these in and presses
//! their buttons, so that a field that is not on the page, or a choice that is not offered, fails the test.

/// A form of a page.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    id: String,
    /// Where it goes.
    pub action: String,
    /// Whether its values go into the address.
    pub is_search: bool,
    /// Whether it only looks for something, wherever its values go.
    pub seeks: bool,
    fields: Vec<Field>,
    buttons: Vec<Button>,
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    id: String,
    kind: Kind,
    /// What would be sent as the page stands.
    values: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Hidden,
    Typed,
    File,
    /// One of these: a list that opens, or radios.
    One(Vec<String>),
    /// Any of these.
    Any(Vec<String>),
}

#[derive(Clone, Debug, Default)]
struct Button {
    label: String,
    name: String,
    value: String,
    of: String,
}

impl Paper {
    /// The form with its fields filled in, as pairs to send. A name given twice ticks two boxes.
    pub fn filled(&self, given: &[(&str, &str)], button: &str) -> Vec<(String, String)> {
        let mut fields = self.fields.clone();
        let mut fresh: Vec<&str> = Vec::new();
        for (name, value) in given {
            let field = fields.iter_mut().find(|field| field.name == *name && field.kind != Kind::Hidden);
            let field = field.unwrap_or_else(|| panic!("no field {name}; there are {}", self.names()));
            if let Kind::One(offered) | Kind::Any(offered) = &field.kind {
                assert!(value.is_empty() || offered.iter().any(|one| one == value), "{name} offers only {offered:?}");
            }
            if !matches!(field.kind, Kind::Any(_)) || !fresh.contains(name) {
                field.values.clear();
            }
            fresh.push(name);
            field.values.push((*value).to_owned());
        }
        let sent = |field: Field| field.values.into_iter().map(move |value| (field.name.clone(), value));
        let mut pairs: Vec<_> = fields.into_iter().flat_map(sent).collect();
        let pressed = self.buttons.iter().find(|one| one.label == button);
        let pressed = pressed.unwrap_or_else(|| panic!("no button {button}"));
        if !pressed.name.is_empty() {
            pairs.push((pressed.name.clone(), pressed.value.clone()));
        }
        pairs
    }

    /// The fields a person sees, each with what it offers; nothing where it is typed into.
    pub fn fields(&self) -> Vec<(String, Vec<String>)> {
        let seen = self.fields.iter().filter(|field| field.kind != Kind::Hidden);
        seen.map(|field| match &field.kind {
            Kind::One(offered) | Kind::Any(offered) => (field.name.clone(), offered.clone()),
            _ => (field.name.clone(), Vec::new()),
        })
        .collect()
    }

    /// What would be sent with every field one types into holding what `typed` gives for its name and what stands in it, and
    /// with something chosen wherever there is a choice; and the field for a file, if there is one. Presses the first button.
    pub fn typed_into(&self, mut typed: impl FnMut(&str, &str) -> String) -> (Vec<(String, String)>, Option<String>) {
        let (mut pairs, mut file) = (Vec::new(), None);
        for field in &self.fields {
            let stands = field.values.first().cloned().unwrap_or_default();
            let values = match &field.kind {
                Kind::Hidden => field.values.clone(),
                Kind::Typed => vec![typed(&field.name, &stands)],
                Kind::File => {
                    file = Some(field.name.clone());
                    continue;
                }
                Kind::One(offered) | Kind::Any(offered) if stands.is_empty() => {
                    offered.iter().find(|value| !value.is_empty()).cloned().into_iter().collect()
                }
                Kind::One(_) | Kind::Any(_) => field.values.clone(),
            };
            pairs.extend(values.into_iter().map(|value| (field.name.clone(), value)));
        }
        let pressed = self.buttons.iter().find(|one| one.name != "_lang").filter(|one| !one.name.is_empty());
        pairs.extend(pressed.map(|one| (one.name.clone(), one.value.clone())));
        (pairs, file)
    }

    /// The names of the fields one types into, or gives a file to.
    pub fn open_fields(&self) -> Vec<&str> {
        let open = self.fields.iter().filter(|field| matches!(field.kind, Kind::Typed | Kind::File));
        open.map(|field| field.name.as_str()).collect()
    }

    /// The name of the field with an id.
    pub fn field_at(&self, id: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.id == id).map(|field| field.name.as_str())
    }

    /// What is offered in a field with choices.
    pub fn offers(&self, name: &str) -> &[String] {
        match self.fields.iter().find(|field| field.name == name).map(|field| &field.kind) {
            Some(Kind::One(offered) | Kind::Any(offered)) => offered,
            _ => panic!("no choices in {name}; there are {}", self.names()),
        }
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> String {
        let field = self.fields.iter().find(|field| field.name == name);
        let field = field.unwrap_or_else(|| panic!("no field {name}; there are {}", self.names()));
        field.values.first().cloned().unwrap_or_default()
    }

    fn names(&self) -> String {
        let told = |field: &Field| match &field.kind {
            Kind::One(offered) | Kind::Any(offered) => format!("{} {offered:?}", field.name),
            _ => field.name.clone(),
        };
        self.fields.iter().map(told).collect::<Vec<_>>().join(", ")
    }
}

/// The form that a button belongs to.
pub fn with_button(page: &str, label: &str) -> Option<Paper> {
    let papers = read(page);
    let all = || papers.iter().flat_map(|paper| paper.buttons.iter().map(|button| button.label.clone()));
    let found = papers.iter().find(|paper| paper.buttons.iter().any(|button| button.label == label)).cloned();
    if found.is_none() {
        eprintln!("no button {label:?}; there are {:?}", all().collect::<Vec<_>>());
    }
    found
}

/// The forms of a page that send something.
pub fn sending(page: &str) -> Vec<Paper> {
    read(page).into_iter().filter(|paper| !paper.is_search && !paper.seeks && !paper.action.is_empty()).collect()
}

/// Every attribute of every tag of a page: the tag, the attribute, its value.
pub fn attributes(page: &str) -> Vec<(String, String, String)> {
    let tags = pieces(page).into_iter().filter_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    });
    tags.flat_map(|tag| {
        let name = tag.name;
        tag.attributes.into_iter().map(move |(key, value)| (name.clone(), key, value))
    })
    .collect()
}

/// Every link of a page: where it leads and what it says.
pub fn links(page: &str) -> Vec<(String, String)> {
    let mut links: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for piece in pieces(page) {
        match piece {
            Piece::Tag(tag) if tag.name == "a" => {
                open = true;
                links.push((tag.get("href"), String::new()));
            }
            Piece::Tag(tag) if tag.name == "/a" => open = false,
            Piece::Text(text) if open => links.last_mut().unwrap().1.push_str(&text),
            _ => {}
        }
    }
    links.into_iter().map(|(href, text)| (href, squeeze(&text))).collect()
}

/// What a page's buttons say that send something, but for the menu of languages.
pub fn buttons(page: &str) -> Vec<String> {
    let sending = read(page).into_iter().filter(|paper| !paper.is_search && !paper.seeks);
    let buttons = sending.flat_map(|paper| paper.buttons).filter(|button| button.name != "_lang");
    buttons.map(|button| button.label).collect()
}

/// The text of a page as it is read, in one line.
pub fn text(page: &str) -> String {
    let body = page.split("</head>").nth(1).unwrap_or(page);
    let mut text = String::new();
    for piece in pieces(body) {
        match piece {
            Piece::Text(more) => text.push_str(&more),
            Piece::Tag(_) => text.push(' '),
        }
    }
    squeeze(&text)
}

fn read(page: &str) -> Vec<Paper> {
    let mut papers = vec![Paper::default()];
    let mut inside = false;
    let mut select: Option<(Field, bool)> = None;
    let mut area: Option<Field> = None;
    let mut button: Option<Button> = None;
    for piece in pieces(page) {
        let tag = match piece {
            Piece::Text(text) => {
                if let Some(field) = &mut area {
                    field.values[0].push_str(&text);
                }
                if let Some(button) = &mut button {
                    button.label.push_str(&text);
                }
                continue;
            }
            Piece::Tag(tag) => tag,
        };
        match tag.name.as_str() {
            "form" => {
                inside = true;
                papers.push(Paper {
                    id: tag.get("id"),
                    action: tag.get("action"),
                    is_search: tag.get("method") != "post",
                    seeks: tag.get("role") == "search",
                    ..Paper::default()
                });
            }
            "/form" => inside = false,
            "input" if inside => put(papers.last_mut().unwrap(), &tag),
            "select" => select = Some((field(&tag, Kind::One(Vec::new())), false)),
            "option" => {
                let (field, chosen) = select.as_mut().unwrap();
                let value = tag.get("value");
                // The first stands where none is chosen.
                if tag.has("selected") || field.values.is_empty() {
                    assert!(!(*chosen && tag.has("selected")), "two are chosen in {}", field.name);
                    *chosen |= tag.has("selected");
                    field.values = vec![value.clone()];
                }
                let Kind::One(offered) = &mut field.kind else { unreachable!() };
                offered.push(value);
            }
            "/select" => papers.last_mut().unwrap().fields.extend(select.take().map(|(field, _)| field)),
            "textarea" => area = Some(Field { values: vec![String::new()], ..field(&tag, Kind::Typed) }),
            "/textarea" => {
                let mut field = area.take().unwrap();
                field.values[0] = field.values[0].strip_prefix('\n').unwrap_or(&field.values[0]).to_owned();
                papers.last_mut().unwrap().fields.push(field);
            }
            "button" => {
                let of = tag.get("form");
                button = Some(Button { label: String::new(), name: tag.get("name"), value: tag.get("value"), of });
            }
            "/button" => {
                let mut button = button.take().unwrap();
                button.label = squeeze(&button.label);
                let place = if inside { papers.len() - 1 } else { 0 };
                papers[place].buttons.push(button);
            }
            _ => {}
        }
    }
    // Buttons outside belong to the form they name.
    for button in std::mem::take(&mut papers[0].buttons) {
        if let Some(paper) = papers.iter_mut().find(|paper| !paper.id.is_empty() && paper.id == button.of) {
            paper.buttons.push(button);
        }
    }
    papers
}

fn field(tag: &Tag, kind: Kind) -> Field {
    Field { name: tag.get("name"), id: tag.get("id"), kind, values: Vec::new() }
}

fn put(paper: &mut Paper, tag: &Tag) {
    let (name, value) = (tag.get("name"), tag.get("value"));
    let kind = match tag.get("type").as_str() {
        "hidden" => Kind::Hidden,
        "radio" => Kind::One(Vec::new()),
        "checkbox" => Kind::Any(Vec::new()),
        "file" => Kind::File,
        _ => Kind::Typed,
    };
    if matches!(kind, Kind::Hidden | Kind::Typed | Kind::File) {
        return paper.fields.push(Field { values: vec![value], ..field(tag, kind) });
    }
    if !paper.fields.iter().any(|field| field.name == name) {
        paper.fields.push(field(tag, kind));
    }
    let field = paper.fields.iter_mut().find(|field| field.name == name).unwrap();
    if let Kind::One(offered) | Kind::Any(offered) = &mut field.kind {
        offered.push(value.clone());
    }
    if tag.has("checked") {
        field.values.push(value);
    }
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> String {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }
}

enum Piece {
    Tag(Tag),
    Text(String),
}

/// A page cut into tags and text. Our pages quote every attribute and escape `<` and `>` in text, `>` in values too.
fn pieces(page: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            pieces.push(Piece::Text(plain(&rest[..at])));
        }
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        pieces.push(Piece::Tag(tag(&rest[at + 1..end])));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    pieces.push(Piece::Text(plain(rest)));
    pieces
}

fn tag(inner: &str) -> Tag {
    let (name, mut rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        let key = rest[..end].to_owned();
        rest = &rest[end..];
        let value = rest.strip_prefix("=\"").and_then(|more| more.split_once('"'));
        attributes.push((key, value.map(|(value, _)| plain(value)).unwrap_or_default()));
        rest = value.map_or(rest, |(_, more)| more);
    }
    Tag { name: name.to_ascii_lowercase(), attributes }
}

fn plain(text: &str) -> String {
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x3D;", "="),
        ("&#x60;", "`"),
    ];
    let text = marks.iter().fold(text.to_owned(), |text, (mark, letter)| text.replace(mark, letter));
    text.replace("&amp;", "&")
}

/// A text in one line, with single spaces.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
