// SPDX-License-Identifier: Apache-2.0
// Inuktitut syllabics in Latin letters, for a voice that reads no other.
#pragma once

#include <string>
#include <string_view>

namespace platform::speech {

/// The syllabics of Inuktitut (Unified Canadian Aboriginal Syllabics, as the ICI standard of 1976 uses them, with the
/// ai row of Nunavik) as they are romanised; the voiceless l as "ll", which is how Greenlandic writes it. All else
/// stays, what is no UTF-8 too. Pure.
[[nodiscard]] std::string romanised(std::string_view text);

}  // namespace platform::speech
