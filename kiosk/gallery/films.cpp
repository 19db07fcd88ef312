// SPDX-License-Identifier: Apache-2.0
// The films of the evening: titles in many scripts, words and credits from almost none to very many.
#include <chrono>
#include <utility>

#include "kiosk/gallery/evening.hpp"

namespace kiosk::gallery {
namespace {

Film film(const std::string& id, const std::string& title, const std::string& own_title, int minutes,
          std::string synopsis, std::vector<Credit> credits) {
  Film made;
  made.id = FilmId(id);
  made.title = title;
  made.own_title = own_title;
  made.running = std::chrono::minutes{minutes};
  made.synopsis = std::move(synopsis);
  made.credits = std::move(credits);
  return made;
}

Film union_film() {
  auto made = film("union", "Union", "", 104,
                   "The people who pick and pack in one warehouse decide to form a union. They have never organised "
                   "anything, nobody backs them, and what they have to spend they collect among themselves. The film "
                   "stays with them through shifts, quarrels and long nights outside the gates.",
                   {{"Directors", {"Brett Story", "Stephen Maing"}},
                    {"Producers", {"Samantha Curley", "Mars Verrone", "Martin Diciccio"}},
                    {"Editors", {"Blair McClendon", "Malika Zouhali-Worrall"}},
                    {"Cinematography", {"Martin Dicicco", "Stephen Maing"}},
                    {"Composer", {"Robert Aiki Aubrey Lowe"}}});
  made.distributor = "The Film Collaborative";
  made.sales_agent = "Submarine";
  made.website = "https://union.example/";
  return made;
}

/// As much as a festival's file may hold of one film, more or less.
Film long_film() {
  auto made = film("keepers", "An Unreasonably Complete History of the Lighthouse Keepers of the Northern Shore",
                   "Книга о смотрителях маяков северного берега и об их собаках", 214,
                   "Forty-one keepers, nine generations, one lamp. Every log book of the northern lights has survived, "
                   "and in every one of them somebody has written down what the dog did. The film reads them all, in "
                   "order, at the places where they were written, to whoever lives there now: a school class, two "
                   "welders, the crew of a wind farm, a choir. What begins as a list of weathers becomes the history "
                   "of a shore that was never important to anybody who did not live on it.\n\nIn its second part the "
                   "keepers' grandchildren answer. Some of them want the lamps lit again. Some of them have sold the "
                   "lenses. One of them has kept a dog for every keeper in the book, and knows which of them would "
                   "have got along.",
                   {});
  const std::vector<std::string> crowd = {"Anneliese Kaltwasser",     "Bongani Sithebe",      "Ewa Górnicka",
                                          "Þórunn Sveinbjörnsdóttir", "Nguyễn Thị Minh Khai", "Joaquim Ferrán",
                                          "Lerato Mokwena",           "Sunniva Brekke",       "Ciarán Mac Giolla"};
  for (const auto* role : {"Directors", "Written by", "Producers", "Executive producers", "With", "Cinematography",
                           "Additional photography", "Editors", "Sound recordists", "Music", "Archive research",
                           "Postproduction supervisors and colourists"}) {
    made.credits.push_back({role, crowd});
  }
  made.distributor = "Windfall Distribution and Northern Lights Exhibition Cooperative";
  made.sales_agent = "Anvil & Daughters International Sales";
  made.website = "https://the-keepers-and-their-dogs.example/screenings/toronto?from=the-kiosk-in-the-lobby";
  return made;
}

}  // namespace

std::vector<Film> films() {
  const std::string letters = "Two sisters on either side of an ocean answer each other only in bottles.";
  return {
      union_film(),
      film("harbour", "A Quiet Harbour", "Ένα ήσυχο λιμάνι", 88,
           "The last pilot boat of a silted port goes out every morning for ships that no longer come.",
           {{"Director", {"Solveig Aandahl"}}, {"Producers", {"Idris Penhallow", "Mirela Costin"}}}),
      film("letters", "Saltwater Letters", "رسائل الماء المالح", 73, letters, {{"Director", {"Beatriz Quintanal"}}}),
      film("bus", "Night Bus, Northbound", "北行き夜行バス", 96,
           "Line 61 leaves the depot at ten past one and reaches the mine at dawn.",
           {{"Director", {"Kwabena Asirifi"}}, {"Editor", {"Yuna Sakaguchi"}}}),
      film("dam", "What the Dam Remembers", "बाँध की स्मृतियाँ", 99,
           "When a reservoir is drained for repairs, the village under it comes up for six weeks.",
           {{"Directors", {"Joaquim Ferrán", "Lerato Mokwena"}}}),
      film("paper", "Paper Weather", "纸上的天气", 81, "", {}),
      film("hours", "Small Hours at the Observatory", "השעות הקטנות במצפה", 92,
           "The telescope looks up by itself now; the night assistant stays to look after the road and the foxes.",
           {{"Director", {"Paavo Lintula"}}}),
      film("lamp", "The Lamp and the Ice", "ᖁᓪᓕᖅ ᓯᑯᓗ", 64,
           "A stone lamp is lit on the sea ice, and everybody who was ever warmed by it tells what they remember.",
           {{"Director", {"Akinisie Qumaluk"}}}),
      film("kites", "Kites over Lot Nine", "아홉 번째 터의 연", 58,
           "Between two towers that were never finished lies the best wind in the city.",
           {{"Director", {"Shanelle Baptiste-Roy"}}}),
      long_film(),
  };
}

}  // namespace kiosk::gallery
