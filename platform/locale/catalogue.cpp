// SPDX-License-Identifier: Apache-2.0
// Boost.Locale's reader of catalogues, behind a reader of ours that lets no damaged one through.
#include "platform/locale/catalogue.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <optional>

#include <boost/locale/gnu_gettext.hpp>

#include "platform/locale/mo_file.hpp"

namespace platform::locale {
namespace {

using kiosk::failure;
using Messages = boost::locale::message_format<char>;

/// The only domain of a catalogue here.
constexpr int kDomain = 0;
constexpr auto kMend = "compile it anew: build the target locales";
/// What gettext puts between a context and its message.
constexpr char kContextEnd = '\x04';

Error fault(const std::filesystem::path& file, std::string_view what, std::string_view remedy) {
  return {file.string() + ": " + std::string(what) + "; " + std::string(remedy)};
}

/// At most one byte more than a catalogue may have: the rest need not be read to know that it is none.
std::optional<std::vector<char>> bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::vector<char> bytes(kLargestCatalogue + 1);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

/// The facet asks a file system for a name that it makes up; there is one file, and it is read already.
std::locale facet_of(const std::vector<char>& bytes) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = "any";
  info.encoding = "UTF-8";
  info.domains.emplace_back("kiosk");
  info.paths.emplace_back("");
  info.callback = [&](const std::string&, const std::string&) { return bytes; };
  return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

const char* look_up(const std::locale& messages, const std::string& context, const std::string& english) {
  const auto* in = context.empty() ? nullptr : context.c_str();
  return std::use_facet<Messages>(messages).get(kDomain, in, english.c_str());
}

/// Whether the message of a stored key can be found as it will be looked for.
bool is_found(const std::locale& messages, std::string_view key) {
  if (key.empty()) return true;  // the header
  const auto behind = key.find(kContextEnd);
  const bool in_context = behind != std::string_view::npos;
  const auto context = std::string(in_context ? key.substr(0, behind) : "");
  const auto rest = in_context ? key.substr(behind + 1) : key;
  return look_up(messages, context, std::string(rest.substr(0, rest.find('\0')))) != nullptr;
}

}  // namespace

kiosk::Result<Catalogue, Error> Catalogue::open(const std::filesystem::path& file) {
  const auto bytes = bytes_of(file);
  if (!bytes) return failure(fault(file, "cannot be read", kMend));
  return read(*bytes, file);
}

kiosk::Result<Catalogue, Error> Catalogue::read(const std::vector<char>& bytes, const std::filesystem::path& file) {
  const auto contents = read_mo({bytes.data(), bytes.size()});
  if (!contents) return failure(fault(file, contents.error(), kMend));
  const auto name = contents->header.find("X-Own-Name");
  const auto direction = contents->header.find("X-Direction");
  const bool whole = name != contents->header.end() && !name->second.empty() && direction != contents->header.end() &&
                     (direction->second == "ltr" || direction->second == "rtl");
  if (!whole) {
    return failure(fault(file, "does not say how the language is called and which way it runs",
                         "give the header of its .po X-Own-Name, and X-Direction (ltr or rtl)"));
  }
  Catalogue catalogue;
  try {
    catalogue.messages_ = facet_of(bytes);
    const auto found = [&](const std::string& key) { return is_found(catalogue.messages_, key); };
    if (!std::ranges::all_of(contents->keys, found))
      return failure(fault(file, "a message in it cannot be found", kMend));
  } catch (const std::exception& error) {
    return failure(fault(file, error.what(), kMend));
  }
  catalogue.own_name_ = name->second;
  catalogue.right_to_left_ = direction->second == "rtl";
  return catalogue;
}

std::string Catalogue::find(std::string_view context, std::string_view english) const {
  const std::string plain(english);
  const auto* found = plain.empty() ? nullptr : look_up(messages_, std::string(context), plain);
  return found != nullptr ? found : plain;
}

std::string Catalogue::find_plural(std::string_view one, std::string_view many, int n) const {
  const auto* found = std::use_facet<Messages>(messages_).get(kDomain, nullptr, std::string(one).c_str(), n);
  return found != nullptr ? found : std::string(n == 1 ? one : many);
}

}  // namespace platform::locale
