//! A mistake in `data/` stops the build and says where it is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(dead_code)]

#[path = "../build/diagnose.rs"]
mod diagnose;
#[path = "../build/figures.rs"]
mod figures;
#[path = "../build/folder.rs"]
mod folder;
#[path = "../build/gemeenten.rs"]
mod gemeenten;
#[path = "../build/numbers.rs"]
mod numbers;
#[path = "../build/route.rs"]
mod route;
#[path = "../build/rules.rs"]
mod rules;
#[path = "../build/texts.rs"]
mod texts;
#[path = "../build/words.rs"]
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

type Built = Result<Vec<(String, Vec<u8>)>, Vec<String>>;

/// A copy of `data/` in which this file reads differently.
fn data_with(file: &str, from: &str, to: &str) -> PathBuf {
    let name = format!("opstap-data-{}-{:x}", std::process::id(), (file, from, to).hash_of());
    let copy = std::env::temp_dir().join(name);
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &copy);
    let path = copy.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
    copy
}

trait HashOf {
    fn hash_of(&self) -> u64;
}

impl<T: std::hash::Hash> HashOf for T {
    fn hash_of(&self) -> u64 {
        use std::hash::{DefaultHasher, Hasher};
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The build refuses this, and says so with the file and all these words.
#[track_caller]
fn assert_refused(build: fn(&Path) -> Built, file: &str, from: &str, to: &str, because: &[&str]) {
    let data = data_with(file, from, to);
    let mistakes = build(&data).expect_err(to);
    fs::remove_dir_all(data).unwrap();
    let said = mistakes.iter().any(|mistake| because.iter().all(|word| mistake.contains(word)));
    assert!(said, "{to}: none says {because:?}: {mistakes:#?}");
}

#[test]
fn the_data_as_it_is_builds() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for build in [
        diagnose::build,
        figures::build,
        gemeenten::build,
        route::build,
        rules::build,
        texts::build,
        words::build,
    ] {
        assert!(build(&data).is_ok());
    }
}

#[test]
fn a_condition_names_questions_options_and_facts_that_exist() {
    let model = "diagnose/model.toml";
    let build = diagnose::build;
    let shown = r#"toon_als = { geen = [ { vraag = "werk_nu", is = ["loon", "loon_steun"] } ] }"#;
    let line = &["model.toml:"];
    assert_refused(build, model, shown, &shown.replace("werk_nu", "werk_straks"), &[line[0], "werk_straks"]);
    assert_refused(build, model, shown, &shown.replace("loon_steun", "veel_loon"), &[line[0], "veel_loon"]);
    let fact = r#"{ feit = "jongere_zonder_startkwalificatie" }, { geen"#;
    assert_refused(build, model, fact, r#"{ feit = "jongere" }, { geen"#, &[line[0], "jongere"]);
}

#[test]
fn a_field_that_is_unknown_or_broken_is_named_with_its_line() {
    let build = diagnose::build;
    assert_refused(
        build,
        "diagnose/model.toml",
        "domein = \"R\"",
        "domain = \"R\"",
        &["model.toml:", "domain"],
    );
    assert_refused(build, "diagnose/model.toml", "domein = \"R\"", "domein = R", &["model.toml:"]);
    assert_refused(
        build,
        "diagnose/outcome.toml",
        "\"werk_nu.loon\"",
        "\"werk_nu.goud\"",
        &["outcome.toml:", "goud"],
    );
}

#[test]
fn a_pictogram_belongs_to_a_question_or_to_all_its_options() {
    let refused = |from: &str, to: &str, because: &[&str]| {
        assert_refused(diagnose::build, "diagnose/pictograms.toml", from, to, because);
    };
    refused("klok = \"clock\"\n", "", &["pictograms.toml:1: ", "klok", "uren"]);
    refused("klok = \"clock\"\n", "klokje = \"clock\"\n", &["pictograms.toml:25: ", "klokje", "no question"]);
    refused("weet_welk = {", "weet_iets = {", &["pictograms.toml:", "weet_iets", "no question"]);
    refused("u0 = ", "u00 = ", &["pictograms.toml:", "u00", "no option"]);
    refused(", u0 = \"signal-zero\"", "", &["pictograms.toml:", "uren", "none for \"u0\""]);
}

#[test]
fn a_legal_number_has_a_source_a_confidence_and_a_date_that_rules_have() {
    let build = rules::build;
    let file = "rules/zorgtoeslag.toml";
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file)).unwrap();
    let line = text.lines().find(|line| line.starts_with("standaardpremie")).unwrap();
    let bare = line.split('#').next().unwrap().trim_end();
    assert_refused(build, file, line, bare, &["zorgtoeslag.toml:", "source"]);
    assert_refused(build, file, line, &format!("{bare} # somewhere"), &["zorgtoeslag.toml:", "confidence"]);
    assert_refused(build, file, line, "", &["standaardpremie", "missing"]);
    assert_refused(build, file, line, "standaardpremie = 2112.345 # L. A", &["standaardpremie", "decimals"]);
    let dated = r#"[bijstand."2025-07-01"]"#;
    let other = r#"[bijstand."2025-08-01"]"#;
    assert_refused(
        build,
        "rules/participatiewet.toml",
        dated,
        other,
        &["1 January and 1 July", "2025-08-01"],
    );
}

#[test]
fn a_figure_has_a_definition_a_target_that_is_one_and_stands_there_once() {
    let refused = |from: &str, to: &str, because: &[&str]| {
        assert_refused(figures::build, "figures/definitions.toml", from, to, because);
    };
    refused("id = \"outflow\"", "id = \"contact\"", &["definitions.toml:", "stands here twice"]);
    refused("id = \"outflow\"", "id = \"contact\"", &["definitions.toml: ", "no figure Outflow"]);
    refused("id = \"outflow\"", "id = \"inflow\"", &["definitions.toml:", "inflow"]);
    refused("target = 0.95", "target = 95", &["definitions.toml:", "from 0 to 10"]);
    refused("target = 0.95", "target = 0.95\ntarget_text = \"veel\"", &["definitions.toml:", "not both"]);
    refused("deviation_alarm = 0.05", "deviation_alarm = 5", &["definitions.toml:", "from 0 to 1"]);
    refused("small = 5", "small = 1", &["definitions.toml:10: ", "at least 2"]);
    refused("as_of = \"2026-11-30\"", "as_of = \"25-11-2026\"", &["definitions.toml:", "2026-11-25"]);
    refused("name = \"Tevredenheid\"", "name = \" \"", &["definitions.toml:", "is empty"]);
}

#[test]
fn a_local_amount_has_a_source_and_a_confidence() {
    let file = "gemeenten/voorschoten.toml";
    let line = "euros = 141  # B lv.nl/regeling-maatschappelijke-participatie";
    let refused = |to: &str, because: &[&str]| assert_refused(gemeenten::build, file, line, to, because);
    refused("euros = 141", &["voorschoten.toml:21: ", "source"]);
    refused("euros = 141  # lv.nl", &["voorschoten.toml:21: ", "confidence"]);
    refused("euros = 141.505  # B lv.nl", &["voorschoten.toml:21: ", "2 decimals"]);
    refused("euros = -141  # B lv.nl", &["voorschoten.toml:21: ", "below zero"]);
    refused("euro = 141  # B lv.nl", &["voorschoten.toml:21: ", "unknown field `euro`"]);
    refused("", &["voorschoten.toml:19: ", "missing field `euros`"]);
}

#[test]
fn a_local_scheme_is_whole() {
    let build = gemeenten::build;
    let lv = "gemeenten/leidschendam-voorburg.toml";
    let refused = |from: &str, to: &str, because: &str| {
        assert_refused(build, lv, from, to, &["leidschendam-voorburg.toml:", because]);
    };
    refused("id = \"internet\"", "id = \"telefoon\"", "unknown variant `telefoon`");
    refused("id = \"internet\"", "id = \"computer\"", "stands here twice");
    refused("id = \"internet\"", "id = \"bijzondere_bijstand\"", "no amount that is known before");
    refused("id = \"internet\"", "id = \"uitstroompremie\"", "has [scheme.once]");
    refused("month = 6  #", "month = 13  #", "a month is 1 to 12");
    refused("month = 6  # C not published", "# C not published", "month is missing");
    refused("every = \"year\"", "", "every is missing");
    refused("every = \"year\"", "every = \"month\"", "no month of its own");
    refused("every = \"year\"", "every = \"week\"", "unknown variant `week`");
    refused("assets = \"bijstand\"", "assets = \"veel\"", "assets are");
    refused("cap = 1.30  # B", "cap = 1.10  # B", "from a low cap to a high one");
    refused("cap = 1.10  # B", "cap = 110  # B", "1.10 for 110%");
    refused("share = 0.5  # B", "share = 50  # B", "0.5 for half");
    refused("ages = [4, 11]", "ages = [11, 4]", "from the youngest to the oldest");
    refused("ages = [4, 11]  # C", "# C", "needs its ages");
    refused("of = \"child\"", "of = \"adult\"", "ages are of children");
    refused("reference_months = 36  # B", "average = true  # B", "reference_months, which is missing");
    refused(
        "id = \"bijzondere_bijstand\"",
        "id = \"participatie\"\nevery = \"month\"",
        "an amount, which is missing",
    );

    let limits =
        "[[scheme.tier]]\ncap = 1.00  # B bsgr.nl; katwijk.nl about the BSGR\nshare = 1  # C not published\n";
    let file = "gemeenten/wassenaar.toml";
    assert_refused(build, file, limits, "", &["wassenaar.toml:30: ", "income limit"]);
    let both =
        format!("{limits}[scheme.cap_net_month]\nsingle = 1 # C\nsingle_parent = 1 # C\ncouple = 1 # C\n");
    assert_refused(build, file, limits, &both, &["wassenaar.toml:30: ", "not both"]);
    let once = format!("{limits}[scheme.once]\nbijstand_months = 12 # C\noff_benefit_months = 6 # C\n");
    assert_refused(build, file, limits, &once, &["wassenaar.toml:30: ", "has [scheme.once]"]);
    let dated = "dated = 2024  #";
    assert_refused(
        build,
        "gemeenten/haarlem.toml",
        dated,
        "dated = 24  #",
        &["haarlem.toml:7: ", "the year"],
    );
}

#[test]
fn a_municipality_inherits_from_one_that_exists_and_does_not() {
    let build = gemeenten::build;
    let line = "inherits = \"leidschendam-voorburg\"";
    let file = "gemeenten/voorschoten.toml";
    let at = "voorschoten.toml:5: ";
    assert_refused(build, file, line, "inherits = \"leiden\"", &[at, "no municipality \"leiden\""]);
    assert_refused(build, file, line, "inherits = \"wassenaar\"", &[at, "itself inherits"]);
    assert_refused(build, file, line, "inherits = \"voorschoten\"", &[at, "itself inherits"]);
}

#[test]
fn an_uitstroompremie_is_only_data() {
    let premium = r#"
[[scheme]]
id = "uitstroompremie"
min_age = 27  # B Participatiewet art. 31 lid 5

[[scheme.amount]]
of = "household"
euros = 750  # B pijnacker-nootdorp.nl

[scheme.once]
bijstand_months = 12  # C usual
off_benefit_months = 6  # C usual
"#;
    let note = "[[scheme]]\nid = \"bijzondere_bijstand\"\n";
    let with = |premium: &str| {
        let data = data_with("gemeenten/haarlem.toml", note, &format!("{note}{premium}"));
        let built = gemeenten::build(&data);
        fs::remove_dir_all(data).unwrap();
        built.err().unwrap_or_default().join("\n")
    };
    assert_eq!(with(premium), "");
    let limit = "[[scheme.tier]]\ncap = 1 # C\nshare = 1 # C\n\n[scheme.once]";
    assert!(with(&premium.replace("[scheme.once]", limit)).contains("given once has no income limit"));
    assert!(
        with(
            &premium.replace(
                "[[scheme.amount]]\nof = \"household\"\neuros = 750  # B pijnacker-nootdorp.nl\n",
                ""
            )
        )
        .contains("an amount, which is missing")
    );
}

#[test]
fn a_step_of_the_route_names_only_what_there_is() {
    let refused = |from: &str, to: &str, because: &[&str]| {
        assert_refused(route::build, "route/steps.toml", from, to, &[&["steps.toml:"], because].concat());
    };
    refused(r#"categorie = ["2B"]"#, r#"categorie = ["2C"]"#, &["no category \"2C\""]);
    refused(r#"categorie = ["2B"]"#, r#"categorie = ["onbekend"]"#, &["no category \"onbekend\""]);
    refused("naar_school.lukt_niet", "naar_school.lukt_wel", &["naar_school.lukt_wel"]);
    refused("naar_school.lukt_niet", "naar_huis.lukt_niet", &["naar_huis.lukt_niet"]);
    refused(r#"route = ["statushouder"]"#, r#"route = ["asiel"]"#, &["no route \"asiel\""]);
    refused(r#"twijfel = ["indicatie"]"#, r#"twijfel = ["gevoel"]"#, &["no doubt \"gevoel\""]);
    refused(r#"advies = ["leerwerktraject"]"#, r#"advies = ["straf"]"#, &["no advice \"straf\""]);
    refused(r#"signaal = ["schulden"]"#, r#"signaal = ["rijkdom"]"#, &["no signal \"rijkdom\""]);
    refused(r#"feit = ["eerst_school"]"#, r#"feit = ["later_school"]"#, &["fact \"later_school\""]);
    refused(r#"na = "rustperiode""#, r#"na = "academie""#, &["anchor or earlier step \"academie\""]);
    refused(r#"stap = "opnieuw_bekijken""#, r#"stap = "nooit_meer""#, &["no step \"nooit_meer\""]);
    refused(r#"id = "academie""#, r#"id = "voorlichting""#, &["stands here twice"]);
    refused(r#"id = "academie""#, r#"id = "De Academie""#, &["an id has"]);
    refused(r#"id = "academie""#, r#"id = "eigen""#, &["kept for a step that a consultant makes"]);
    refused(r#"id = "uitkeringspauze""#, r#"id = "pauze""#, &["\"uitkeringspauze\" is needed"]);
    refused("periode = true\n", "period = true\n", &["period"]);
}

#[test]
fn a_term_of_the_route_has_its_source_and_can_be_counted() {
    let refused = |from: &str, to: &str, because: &[&str]| {
        assert_refused(route::build, "route/steps.toml", from, to, &[&["steps.toml:"], because].concat());
    };
    let weeks = "binnen = \"6 weken\"  # B beleid 2019\n";
    let line = {
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/route/steps.toml")).unwrap();
        text[..text.find(weeks).unwrap()].matches('\n').count() + 1
    };
    let at = format!("steps.toml:{line}: ");
    refused(weeks, "binnen = \"6 weken\"\n", &[&at, "confidence and source"]);
    refused(weeks, "binnen = \"6 weken\"  # beleid 2019\n", &[&at, "confidence and source"]);
    refused(weeks, "binnen = \"zes weken\"  # B beleid 2019\n", &[&at, "a term is"]);
    refused(weeks, "binnen = \"6 uur\"  # B beleid 2019\n", &[&at, "a term is"]);
    refused(weeks, "binnen = \"11 jaar\"  # B beleid 2019\n", &[&at, "at most ten years"]);
    refused(weeks, "binnen = 6  # B beleid 2019\n", &[&at, "string"]);
    refused(weeks, "", &["`na` and `binnen` go together"]);
    refused("ritme = \"vast\"\n", "", &["`herhaal` and `ritme` go together"]);
    refused("ritme = \"vast\"", "ritme = \"los\"", &["`ritme` is"]);
    refused("herhaal = \"2 weken\"", "herhaal = \"0 weken\"", &["at least a day"]);
    refused(
        "aanbod = true\n\n[[stap]]\nid = \"eigen_bedrijf\"",
        "\n[[stap]]\nid = \"eigen_bedrijf\"",
        &["nobody would have it"],
    );
    refused("nummer = 2", "nummer = 3", &["numbered in order"]);
    refused("naam = \"Academie\"", "naam = \" \"", &["says something"]);
}

#[test]
fn modules_orderings_and_municipalities_of_the_route_are_whole() {
    let build = route::build;
    let modules = "route/modules.toml";
    assert_refused(
        build,
        modules,
        "laatste_werk.gt5",
        "laatste_werk.ooit",
        &["modules.toml:", "laatste_werk.ooit"],
    );
    assert_refused(build, modules, r#"["vervoer"]"#, r#"["vliegtuig"]"#, &["modules.toml:", "no signal"]);
    let only = "antwoord = [\"afspraken.vaak_niet\"]\n";
    assert_refused(build, modules, only, "", &["modules.toml:", "an answer or a signal"]);
    assert_refused(build, "route/orderings.toml", "2A = ", "2C = ", &["orderings.toml:", "no category"]);

    let file = "route/gemeenten/voorschoten.toml";
    let group = "groep = [10, 12]  # B beleid 2019\n";
    let refused = |from: &str, to: &str, because: &str| {
        assert_refused(build, file, from, to, &["voorschoten.toml:", because]);
    };
    refused(group, "groep = [12, 10]  # B beleid 2019\n", "fewest to its most");
    refused(group, "groep = [10, 12]\n", "confidence and source");
    refused(group, "", "`werkwijze` is");
    refused("\"groep\"", "\"app\"", "`werkwijze` is");
    let with = |more: &str| format!("ordeningen = [\"cwi_fase\"]\n{more}\n[[partner]]");
    refused("[[partner]]", &with("").replace("cwi_fase", "fasen"), "no ordering");
    refused(
        "[[partner]]",
        &with("[termijn.academie]\nherhaal = \"2 weken\"  # C\n"),
        "no such term to replace",
    );
    refused("[[partner]]", &with("[termijn.academie]\nbinnen = \"8 weken\"\n"), "confidence and source");
    refused("[[partner]]", &with("[termijn.school]\nbinnen = \"8 weken\"  # C\n"), "no step");
    let data = data_with(file, "[[partner]]", &with("[termijn.academie]\nbinnen = \"8 weken\"  # C\n"));
    assert!(build(&data).is_ok());
    fs::rename(data.join(file), data.join("route/gemeenten/leiden.toml")).unwrap();
    assert!(build(&data).unwrap_err()[0].contains("no such municipality"));
    fs::remove_dir_all(data).unwrap();
}

#[test]
fn a_text_says_something_under_a_heading() {
    let build = texts::build;
    assert_refused(build, "texts/nl/app.toml", "back = \"Terug\"", "back = \"\"", &["app.toml:", "string"]);
    assert_refused(build, "texts/nl/app.toml", "back = \"Terug\"", "back = Terug", &["app.toml:"]);
    // A number has its two Dutch forms.
    assert_refused(
        build,
        "texts/nl/app.toml",
        "{ one = \"Er",
        "{ two = \"Er",
        &["app.toml:", "one and other"],
    );
}

#[test]
fn the_words_for_passphrases_are_distinct() {
    let list = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/words/nl.txt")).unwrap();
    let mut words = list.lines();
    let (first, second) = (words.next().unwrap(), words.next().unwrap());
    let twice = format!("{first}\n{first}\n");
    assert_refused(words::build, "words/nl.txt", &format!("{first}\n{second}\n"), &twice, &["nl.txt:"]);
}

#[test]
fn a_small_questionnaire_of_something_else_needs_no_code() {
    let model =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/diagnose/model.toml")).unwrap();
    // A question more, with other weights: still only data.
    let more = r#"
[[vraag]]
id = "fiets"
domein = "E"
tekst = "Heeft u een fiets?"
waarom = "Met een fiets komt u verder."
uitleg = "Het mag ook een fiets van iemand anders zijn."
pictogram = "fiets-bus"
herkomst = "beleid"
opties = [
  { id = "ja", tekst = "Ja", punten = 0 },
  { id = "nee", tekst = "Nee", punten = 2 },
]
"#;
    let at = model.find("[[vraag]]").unwrap();
    let longer = format!("{}{more}\n{}", &model[..at], &model[at..]);
    let data = data_with("diagnose/model.toml", &model, &longer);
    let talk = data.join("diagnose/gesprek.toml");
    let text = fs::read_to_string(&talk).unwrap();
    let text = text.replacen("\"vervoer\"]", "\"vervoer\", \"fiets\"]", 1);
    let own = "\n[vraag.fiets]\nkort = \"Fiets\"\nvraag = \"Heeft u een fiets?\"\n";
    fs::write(talk, text + own).unwrap();
    let built = diagnose::build(&data);
    fs::remove_dir_all(data).unwrap();
    assert!(built.is_ok(), "{built:?}");
}

#[test]
fn a_conversation_has_every_question_once_and_a_question_for_every_doubt() {
    let refused = |from: &str, to: &str, because: &[&str]| {
        assert_refused(diagnose::build, "diagnose/gesprek.toml", from, to, because);
    };
    refused("\"vervoer\"]", "]", &["gesprek.toml", "vervoer stands in no chapter"]);
    refused(
        "\"vervoer\"]",
        "\"vervoer\", \"wonen\"]",
        &["gesprek.toml", "wonen stands in no chapter, or in more"],
    );
    refused("medisch = ", "medisch2 = ", &["gesprek.toml", "medisch"]);
    refused("t_baan_wil = ", "t_baan = ", &["gesprek.toml", "t_baan"]);
}
