// SPDX-License-Identifier: Apache-2.0
// The commands about what can be checked without a network: the public keys, and passes that carry a signature.
#include <fstream>
#include <ostream>

#include "kiosk/ticketing/pass_code.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/signer.hpp"

namespace central {
namespace {

/// The keys, made where the festival has none yet; nothing after a line on `err`.
std::optional<Signer> open_signer(Store& store, std::ostream& err) {
  try {
    std::optional<Signer> signer;
    store.transact(Purpose::kAlone,
                   [&](Connection& db) { signer = Signer::load_or_make(db, make_clock(std::nullopt)()); });
    return signer;
  } catch (const StoreFailure& failure) {
    fail(err, failure.what());
    return std::nullopt;
  }
}

/// The codes of the options and their file; nothing after a line on `err`.
std::optional<std::vector<std::string>> codes_of(const SignOptions& options, std::ostream& err) {
  auto codes = options.codes;
  if (!options.from.empty()) {
    std::ifstream file(options.from);
    if (!file) return fail(err, "--from " + options.from + ": cannot be opened"), std::nullopt;
    for (std::string line; std::getline(file, line);) {
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) codes.push_back(line);
    }
    if (file.bad()) return fail(err, "--from " + options.from + ": cannot be read"), std::nullopt;
  }
  if (codes.empty()) return fail(err, "no pass to sign; give codes, or a file of them with --from"), std::nullopt;
  for (const auto& code : codes) {
    if (kiosk::ticketing::can_be_signed(kiosk::PassCode(code))) continue;
    return fail(err, "the pass of " + std::to_string(code.size()) +
                         " bytes cannot be signed; a code is 1 to 64 printable ASCII characters without a space at "
                         "either end, and not a signed pass already"),
           std::nullopt;
  }
  return codes;
}

}  // namespace

int run_keys(const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto signer = open_signer(*store, err);
  if (!signer) return kFailed;
  out << kiosk::ticketing::write_keys(signer->public_keys()) << '\n';
  return kFine;
}

int run_passes_sign(const SignOptions& options, std::ostream& out, std::ostream& err) {
  const auto codes = codes_of(options, err);
  if (!codes) return kFailed;
  const auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto signer = open_signer(*store, err);
  if (!signer) return kFailed;
  for (const auto& code : *codes) out << code << '\t' << signer->sign_pass(kiosk::PassCode(code)) << '\n';
  return kFine;
}

}  // namespace central
