// SPDX-License-Identifier: Apache-2.0
// The bytes of a signed pass: PASS_CODE.md describes them.
#include "kiosk/ticketing/pass_code.hpp"

#include <algorithm>

#include "kiosk/base/check.hpp"
#include "kiosk/ticketing/base_text.hpp"
#include "kiosk/ticketing/code_bytes.hpp"

namespace kiosk::ticketing {
namespace {

constexpr std::string_view kPrefix = "KP1:";
constexpr std::size_t kMaxText = 512;  ///< far over any: longer texts are not looked at

std::string fields_of(std::uint8_t key_id, const PassCode& code) {
  std::string out;
  put_number(out, key_id, 1);
  put_name(out, code.str());
  return out;
}

}  // namespace

bool is_signed_pass(std::string_view text) { return text.starts_with(kPrefix); }

// A space at an end would be lost on the way: readers trim.
bool can_be_signed(const PassCode& code) {
  const auto& text = code.str();
  return is_code_name(text, kLongestSignedPass) && text.front() != ' ' && text.back() != ' ' && !is_signed_pass(text);
}

std::string signed_bytes(std::uint8_t key_id, const PassCode& code) {
  KIOSK_CHECK(can_be_signed(code));
  return std::string(kPrefix) + fields_of(key_id, code);
}

std::string write_signed_pass(const SignedPass& pass) {
  KIOSK_CHECK(can_be_signed(pass.code));
  auto bytes = fields_of(pass.key_id, pass.code);
  for (const auto byte : pass.signature) bytes += static_cast<char>(byte);
  return std::string(kPrefix) + to_base32(bytes);
}

Result<SignedPass, CodeError> read_signed_pass(std::string_view text) {
  if (!is_signed_pass(text) || text.size() > kMaxText) return failure(CodeError::kNotACode);
  const auto bytes = from_base32(text.substr(kPrefix.size()));
  if (!bytes) return failure(CodeError::kNotACode);

  Fields fields(*bytes);
  SignedPass pass;
  pass.key_id = static_cast<std::uint8_t>(fields.number(1));
  pass.code = PassCode(fields.name());
  const auto signature = fields.take(pass.signature.size());
  if (!fields.whole()) return failure(CodeError::kTruncated);
  if (!fields.empty()) return failure(CodeError::kTrailingBytes);
  if (!can_be_signed(pass.code)) return failure(CodeError::kBadField);
  std::ranges::transform(signature, pass.signature.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
  return pass;
}

}  // namespace kiosk::ticketing
