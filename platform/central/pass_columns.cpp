// SPDX-License-Identifier: Apache-2.0
// The names are those of spreadsheets in English, French, Spanish and German, of pretix and of Eventival.
#include "platform/central/pass_columns.hpp"

#include <algorithm>
#include <charconv>

#include "kiosk/base/name_fold.hpp"
#include "kiosk/base/utf8.hpp"
#include "platform/central/pass_cells.hpp"

namespace central {
namespace {

using NamedColumn = std::pair<PassColumn, std::string_view>;

/// As plain_words(), with a bar between them.
constexpr std::array<NamedColumn, kPassColumns.size()> kNames = {{
    {PassColumn::kCode,
     "code|pass code|passcode|barcode|bar code|barcode number|badge|badge code|badge no|badge nr|badge number|badge "
     "id|badge barcode|pass no|pass nr|pass number|pass barcode|card no|card number|qr|qr code|qrcode|rfid|secret|"
     "ticket secret|position secret|ticket code|accreditation code|accreditation no|accreditation number|accreditation "
     "barcode|code barre|code barres|code a barre|code a barres|code badge|code du badge|no badge|n badge|n de "
     "badge|no de badge|numero badge|numero de badge|numero du badge|code pass|code du pass|numero pass|numero du "
     "pass|numero de pass|numero d accreditation|no d accreditation|n d accreditation|code d accreditation|codigo|"
     "codigo de barras|codigo del pase|codigo pase|codigo de acreditacion|numero de pase|numero del pase|numero de "
     "acreditacion|n de acreditacion|n de pase|credencial|numero de credencial|strichcode|barcodenummer|ausweis nr|"
     "ausweisnr|ausweisnummer|ausweiscode|badgenr|badgenummer|badge nummer|passnr|passnummer|pass nummer|pasnr|pas "
     "nr|pasnummer|pas nummer|pascode|pas id|"
     "kaartnr|kaart nr|kaartnummer|accreditatienr|accreditatienummer|accreditatiecode|karten "
     "nr|kartennr|kartennummer|akkreditierungs nr|akkreditierungsnr|akkreditierungsnummer|akkreditierungscode"},
    {PassColumn::kName,
     "name|full name|fullname|display name|pass name|badge name|name on badge|holder|pass holder|passholder|holder "
     "name|attendee|attendee name|participant|participant name|guest|guest name|nom complet|nom et prenom|prenom et "
     "nom|nom prenom|nom sur le badge|titulaire|nombre completo|nombre y apellido|nombre y apellidos|titular|"
     "vollstandiger name|voller name|vor und nachname|teilnehmer|teilnehmername|inhaber|naam|volledige naam|naam op "
     "badge|deelnemer"},
    {PassColumn::kFirstName,
     "first name|firstname|first names|given name|given names|forename|attendee name given name|prenom|prenoms|nombre|"
     "nombres|nombre de pila|vorname|vornamen|rufname|voornaam|voornamen|roepnaam"},
    {PassColumn::kInfix,
     "infix|name infix|last name prefix|surname prefix|tussenvoegsel|tussenvoegsels|voorvoegsel|voorvoegsels|"
     "namenszusatz"},
    {PassColumn::kLastName,
     "last name|lastname|last names|surname|family name|attendee name family name|nom|nom de famille|apellido|"
     "apellidos|nachname|familienname|zuname|achternaam|familienaam"},
    {PassColumn::kCategory,
     "category|pass category|type|pass type|badge type|badge category|ticket type|accreditation|accreditation type|"
     "accreditation category|product|product name|item|item name|variation|categorie|categorie de pass|type de "
     "badge|type de pass|type d accreditation|accreditation categorie|categoria|tipo|tipo de pase|tipo de acreditacion|"
     "acreditacion|kategorie|passkategorie|typ|art|ausweisart|ausweistyp|soort|soort "
     "pas|pastype|accreditatie|akkreditierung|akkreditierungsart|"
     "akkreditierungstyp|produkt"},
    {PassColumn::kEmail,
     "email|e mail|mail|email address|e mail address|mail address|attendee email|attendee e mail|contact email|"
     "courriel|adresse email|adresse e mail|adresse mail|adresse electronique|adresse courriel|correo|correo "
     "electronico|direccion de correo|email adresse|e mail adresse|mailadresse|e mailadres|emailadres|mailadres"},
    {PassColumn::kState,
     "state|status|pass status|pass state|badge status|accreditation status|order status|etat|statut|estado|estatus|"
     "zustand"},
    {PassColumn::kValidFrom,
     "valid from|valid since|from|start|start date|starts|begin|begins|date from|valable du|valable a partir du|"
     "valide du|valide a partir du|debut|date de debut|du|valido desde|valida desde|desde|inicio|fecha de inicio|"
     "gultig ab|gultig von|ab|von|beginn"},
    {PassColumn::kValidUntil,
     "valid until|valid to|valid till|valid through|until|to|till|end|end date|ends|expires|expiry|expiry date|"
     "expiration date|date to|valable au|valable jusqu au|valide au|valide jusqu au|fin|date de fin|au|expiration|"
     "valido hasta|valida hasta|hasta|fecha de fin|vencimiento|caducidad|gultig bis|bis|ende|ablauf|ablaufdatum"},
    {PassColumn::kId, "id|pass id|passholder id"},
}};

std::string_view name_of(PassColumn column) {
  return std::ranges::find(kPassColumns, column, &std::pair<PassColumn, std::string_view>::first)->second;
}

std::optional<PassColumn> column_named(std::string_view name) {
  for (const auto& [column, text] : kPassColumns) {
    if (text == name) return column;
  }
  return std::nullopt;
}

bool is_known(PassColumn column, std::string_view header) {
  if (header.empty()) return false;
  auto names = std::ranges::find(kNames, column, &std::pair<PassColumn, std::string_view>::first)->second;
  while (true) {
    const auto end = names.find('|');
    if (names.substr(0, end) == header) return true;
    if (end == std::string_view::npos) return false;
    names.remove_prefix(end + 1);
  }
}

std::string listed(const std::vector<std::string>& header) {
  constexpr std::size_t kShown = 30;
  std::string made;
  for (std::size_t i = 0; i < header.size() && i < kShown; ++i)
    made.append(i == 0 ? "" : ", ").append(quoted_cell(header[i]));
  if (header.size() > kShown) made += " and " + std::to_string(header.size() - kShown) + " more";
  return made;
}

/// The column that `wanted` names: by its number, else by its name as it is, else by its plain_words().
kiosk::Result<std::size_t, std::string> find_given(const std::vector<std::string>& header, std::string_view wanted) {
  if (wanted.starts_with('#')) {
    std::size_t number = 0;
    const auto digits = wanted.substr(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    if (whole && number >= 1 && number <= header.size()) return number - 1;
    return kiosk::failure("there is no column " + std::string(wanted) + "; the file has #1 to #" +
                          std::to_string(header.size()));
  }
  std::vector<std::size_t> exact;
  std::vector<std::size_t> alike;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == wanted) exact.push_back(i);
    if (plain_words(header[i]) == plain_words(wanted)) alike.push_back(i);
  }
  const auto& found = exact.empty() ? alike : exact;
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return kiosk::failure("no column is called " + quoted_cell(wanted) + "; the file has " + listed(header));
  }
  return kiosk::failure("columns #" + std::to_string(found[0] + 1) + " and #" + std::to_string(found[1] + 1) +
                        " are both called " + quoted_cell(wanted) + "; write the number");
}

/// Whether a name has what stands between cells in most files: it is several names then.
bool has_separator(std::string_view name) { return name.find_first_of(",;|\t") != std::string_view::npos; }

/// Words that stand for a whole name, and beside a first name for the last.
bool column_is_surname(std::string_view words) { return words == "name" || words == "naam"; }

void add_line(std::string& lines, std::string_view line) { lines.append(lines.empty() ? "" : "\n").append(line); }

}  // namespace

std::string plain_words(std::string_view text) {
  const auto folded = kiosk::folded(text);
  std::string made;
  bool gap = false;
  for (std::string_view rest = folded; !rest.empty();) {
    const auto next = kiosk::utf8::first_of(rest);
    const auto value = next.value;
    const bool word = (value >= 'a' && value <= 'z') || (value >= '0' && value <= '9') ||
                      (value >= 0xC0 && value != 0xFEFF && (value < 0x2000 || value >= 0x2070));
    if (word && gap && !made.empty()) made += ' ';
    if (word) made += rest.substr(0, next.bytes);
    gap = !word;
    rest.remove_prefix(next.bytes);
  }
  return made;
}

std::optional<PassColumn> column_called(std::string_view words) {
  for (const auto& [column, name] : kPassColumns) {
    if (is_known(column, words)) return column;
  }
  return std::nullopt;
}

kiosk::Result<PassMapping, std::string> PassMapping::of(const std::vector<std::string>& header,
                                                        const std::vector<std::string>& given) {
  PassMapping made;
  made.header_ = header;
  std::string mistakes;
  for (const auto& text : given) made.take_given(text, mistakes);
  for (const auto& [column, name] : kPassColumns) {
    if (!made.decided_.at(static_cast<std::size_t>(column))) made.find(column, name, mistakes);
  }
  if (mistakes.empty()) made.settle_names(mistakes);
  if (!mistakes.empty()) return kiosk::failure(mistakes);
  return made;
}

void PassMapping::take_given(const std::string& text, std::string& mistakes) {
  const auto equals = text.find('=');
  const auto column = column_named(tidy(text.substr(0, equals)));
  if (equals == std::string::npos || !column) {
    std::string all;
    for (const auto& [each, name] : kPassColumns) all.append(all.empty() ? "" : ", ").append(name);
    return add_line(mistakes, "--column " + quoted_cell(text) + ": write it as code=\"Badge no.\"; there are " + all);
  }
  const auto at = static_cast<std::size_t>(*column);
  if (decided_.at(at)) {
    return add_line(mistakes, "--column " + std::string(name_of(*column)) + " is given twice; say it once" +
                                  (*column == PassColumn::kName
                                       ? "; a name in two columns is --column first_name=... and --column last_name=..."
                                       : ""));
  }
  decided_.at(at) = true;
  const auto wanted = tidy(text.substr(equals + 1));
  if (wanted.empty()) return;
  if (const auto found = find_given(header_, wanted)) {
    places_.at(at) = *found;
  } else {
    add_line(mistakes, "--column " + std::string(name_of(*column)) + ": " + found.error());
  }
}

void PassMapping::find(PassColumn column, std::string_view name, std::string& mistakes) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    const bool taken = std::ranges::find(places_, i) != places_.end();
    if (!taken && is_known(column, plain_words(header_[i]))) found.push_back(i);
  }
  if (found.size() == 1) places_.at(static_cast<std::size_t>(column)) = found.front();
  if (found.size() < 2) return;
  const auto numbered = [&](std::size_t place) {
    return '#' + std::to_string(place + 1) + ' ' + quoted_cell(header_[place]);
  };
  const std::string option = "--column " + std::string(name) + "=#";
  add_line(mistakes, "columns " + numbered(found[0]) + " and " + numbered(found[1]) + " may both be the " +
                         std::string(name) + "; say which: " + option + std::to_string(found[0] + 1) + " or " + option +
                         std::to_string(found[1] + 1));
}

/// "Name, Vorname": beside a first name, "Name" is the last. Beside a full name its parts are not needed; but parts
/// that were given are the name.
void PassMapping::settle_names(std::string& mistakes) {
  const auto index = [](PassColumn column) { return static_cast<std::size_t>(column); };
  const auto is_said = [&](PassColumn column) { return decided_.at(index(column)) && places_.at(index(column)); };
  auto& name = places_.at(index(PassColumn::kName));
  auto& last = places_.at(index(PassColumn::kLastName));
  const bool may_be_last =
      name && has(PassColumn::kFirstName) && !last && !is_given(PassColumn::kName) && !is_given(PassColumn::kLastName);
  if (may_be_last && column_is_surname(plain_words(header_[*name]))) std::swap(name, last);
  if (!name) return;
  constexpr std::array kParts{PassColumn::kFirstName, PassColumn::kInfix, PassColumn::kLastName};
  if (std::ranges::none_of(kParts, is_said)) {
    for (const auto part : kParts) places_.at(index(part)).reset();
  } else if (is_said(PassColumn::kName)) {
    add_line(mistakes, "--column name is the whole name; say that, or first_name, infix and last_name, not both");
  } else {
    name.reset();
  }
}

bool PassMapping::has_name() const {
  return has(PassColumn::kName) || has(PassColumn::kFirstName) || has(PassColumn::kLastName);
}

std::optional<std::string> PassMapping::missing(bool needs_category) const {
  std::string what;
  const auto lacks = [&](std::string_view name) { what.append(what.empty() ? "" : ", ").append(name); };
  if (!has(PassColumn::kCode)) lacks("code");
  if (!has_name()) lacks("name");
  if (needs_category && !has(PassColumn::kCategory)) lacks("category");
  if (what.empty()) return std::nullopt;
  auto line = "no column is the " + what + "; the first row has " + listed(header_) +
              "; say which it is, as --column " + what.substr(0, what.find(',')) + '=' + example();
  if (!has_name()) line += "; a name in two columns is --column first_name=... and --column last_name=...";
  if (what.ends_with("category")) line += "; or give all passes one category with --category ID";
  const auto joined = std::ranges::find_if(header_, has_separator);
  if (joined != header_.end()) {
    line += "; " + quoted_cell(*joined) +
            " looks like several columns: the first row may have another separator than "
            "the rows below; correct it, or say --delimiter";
  }
  return line;
}

std::string PassMapping::example() const {
  constexpr std::string_view kOfPasses = "@0123456789";
  for (const auto at : unused()) {
    const auto& name = header_[at];
    if (!column_called(plain_words(name)) && name.find_first_of(kOfPasses) == std::string::npos &&
        !has_separator(name)) {
      return pasted_cell(name, "COLUMN");
    }
  }
  return "COLUMN";
}

std::vector<std::size_t> PassMapping::unused() const {
  std::vector<std::size_t> made;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (std::ranges::find(places_, i) == places_.end() && !header_[i].empty()) made.push_back(i);
  }
  return made;
}

std::vector<std::string> PassMapping::lines() const {
  std::vector<std::string> made;
  for (const auto& [column, name] : kPassColumns) {
    const auto at = place(column);
    if (!at) continue;
    made.push_back("  " + std::string(name) + std::string(13 - name.size(), ' ') + quoted_cell(header_[*at]));
  }
  std::vector<std::string> others;
  for (const auto at : unused()) others.push_back(header_[at]);
  if (!others.empty()) made.push_back("  not used     " + listed(others));
  return made;
}

}  // namespace central
