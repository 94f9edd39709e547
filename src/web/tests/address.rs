use wasm_bindgen_test::wasm_bindgen_test;

use crate::web::page::{CalculatorPage, DeskPage, DossierPart, Page, PolicyPage};

#[wasm_bindgen_test]
fn every_page_comes_back_from_its_own_address() {
    let question = |checking| Page::Question { id: "werk_nu".into(), checking };
    let calculator = CalculatorPage::ALL.map(Page::Calculator);
    let policy = PolicyPage::ALL.map(Page::from);
    for page in calculator.into_iter().chain(policy).chain([
        Page::Start,
        Page::Introduction,
        Page::Practice,
        question(false),
        question(true),
        Page::Check,
        Page::Outcome,
        Page::HandOver,
        Page::Letter(String::new()),
        Page::Letter("haarlem/7K3M".into()),
        Page::LetterLink("haarlem/7K3M-92QX-R".into()),
        Page::Invitation("haarlem/7K3M-92QX-R".into()),
        Page::Device,
        Page::Accessibility,
        Page::Group(String::new()),
        Page::Group("b3BzdGFw".into()),
        Page::from(DeskPage::Dossiers),
        Page::from(DeskPage::Groups),
        Page::from(DeskPage::Letters),
        Page::from(DeskPage::Keys),
        Page::from(DeskPage::Dossier("00112233".into(), DossierPart::Talk)),
        Page::from(DeskPage::Dossier("00112233".into(), DossierPart::Decision)),
        Page::from(DeskPage::Archive),
        Page::NotFound,
    ]) {
        assert_eq!(Page::parse(&page.href()), page);
    }
    let dossier = DeskPage::Dossier("00112233".into(), DossierPart::Decision);
    for page in [DeskPage::Dossiers, DeskPage::Agenda, dossier] {
        assert_eq!(DeskPage::of(&Page::from(page.clone())), Some(page));
    }
    for page in PolicyPage::ALL {
        assert_eq!(PolicyPage::of(&Page::from(page)), Some(page));
    }
}

#[wasm_bindgen_test]
fn an_unknown_address_is_not_found() {
    for address in [
        "#/zomaar",
        "#/rekenen/zomaar",
        "#/rekenen/uren/1",
        "#/uitkomst/1",
        "#/vragenlijst/a/b",
        "#javascript:alert(1)",
    ] {
        assert_eq!(Page::parse(address), Page::NotFound, "{address}");
    }
    // Behind a door of the municipality it is for that program to say so.
    for address in [
        "#/beleid/zomaar",
        "#/beleid/regels/1",
        "#/consulent/agenda/1",
        "#/consulent/00/besluit/1",
        "#/consulent/00/x",
    ] {
        let page = Page::parse(address);
        assert_eq!((DeskPage::of(&page), PolicyPage::of(&page)), (None, None), "{address}");
        assert!(page.is_behind("beleid") || page.is_behind("consulent"), "{address}");
    }
    for address in ["", "#", "#/"] {
        assert_eq!(Page::parse(address), Page::Start, "{address}");
    }
}
