// SPDX-License-Identifier: Apache-2.0
// What reading costs and brings, beside the bare library call in the same run, on frames that the tests make.
//   bench-reading [--missed FOLDER] [480|720|1080]...    all three unless named
// --missed writes the first frame of every pass that the kiosk did not read there. Prints what was wanted and what was
// seen; ends with 1 where something was missed, with 2 where the call was wrong.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/zxing/motion_gate.hpp"
#include "platform/zxing/pass_picture.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "tests/barcodes/frames.hpp"
#include "tests/bench/reading_reads.hpp"

namespace {

using bench::Answer;
using bench::Reading;
using bench::Reads;
using tests::HeldFrames;
using tests::HeldPass;

/// The reader as the kiosk has it.
class Kiosk {
 public:
  [[nodiscard]] bench::Way way() { return bench::timed(gate_); }

 private:
  platform::zxing::ZxingReader reader_;
  platform::zxing::MotionGate gate_{reader_};
};

/// What was wanted and what was seen.
class Wanted {
 public:
  void at_least(const std::string& what, double wanted, double seen) { line(what, ">=", wanted, seen, seen >= wanted); }
  void at_most(const std::string& what, double wanted, double seen) { line(what, "<=", wanted, seen, seen <= wanted); }
  [[nodiscard]] bool all_met() const { return all_met_; }

 private:
  void line(const std::string& what, const char* sign, double wanted, double seen, bool met) {
    std::printf("  %-58s %s %-6g %8.3f  %s\n", what.c_str(), sign, wanted, seen, met ? "met" : "MISSED");
    all_met_ = all_met_ && met;
  }

  bool all_met_ = true;
};

struct Both {
  Reads bare;
  Reads kiosk;
};

void save(const std::optional<std::filesystem::path>& folder, const HeldPass& pass, int number, int lines) {
  if (!folder) return;
  const auto name = std::to_string(lines) + "_" + std::to_string(number) + "_" +
                    std::string(tests::kTroubles[static_cast<std::size_t>(pass.trouble)]) +
                    std::to_string(pass.severity) + "_" + pass.symbology + (pass.inverted ? "_dark" : "") + ".pgm";
  const auto file = platform::zxing::to_pgm(HeldFrames(pass, lines).frame(0));
  std::ofstream(*folder / name, std::ios::binary).write(file.data(), static_cast<std::streamsize>(file.size()));
}

/// All passes one after the other, before the same reader all the time. Between two of them people walk through the
/// lobby for 8 to 15 frames, so that passes meet the reader's schedule anywhere and not only at its beginning.
Both held_passes(int lines, const std::optional<std::filesystem::path>& missed) {
  Both reads;
  Kiosk reader;
  const auto look = reader.way();
  std::vector<kiosk::GreyImage> lobby;
  for (int i = 0; i < 5 * tests::kHeldFrames; ++i) lobby.push_back(tests::empty_frame(i, lines));
  for (int number = 0; number < tests::kHeldPasses; ++number) {
    const auto pass = tests::held_pass(number);
    const HeldFrames frames(pass, lines);
    for (int i = 0; i < 8 + number % 8; ++i) {
      const auto& between = lobby[static_cast<std::size_t>(number + i) % lobby.size()];
      reads.kiosk.wrong += static_cast<int>(bench::shown(look, between, reads.kiosk).symbols.size());
    }
    Reading by_library;
    Reading by_kiosk;
    for (int i = 0; i < tests::kHeldFrames; ++i) {
      const auto frame = frames.frame(i);
      if (!by_library.believed) bench::judge(pass, i, bench::shown(bench::bare, frame, reads.bare), by_library);
      bench::judge(pass, i, bench::shown(look, frame, reads.kiosk), by_kiosk);
    }
    bench::add(reads.bare, pass, by_library);
    bench::add(reads.kiosk, pass, by_kiosk);
    if (!by_kiosk.seen) save(missed, pass, number, lines);
  }
  return reads;
}

void print_troubles(const Both& reads) {
  std::printf("  of 5 each, from easy to hopeless    library         kiosk\n");
  for (std::size_t i = 0; i < tests::kTroubles.size(); ++i) {
    const auto& bare = reads.bare.by_trouble[i];
    const auto& kiosk = reads.kiosk.by_trouble[i];
    std::printf("    %-32s  %d %d %d %d         %d %d %d %d\n", std::string(tests::kTroubles[i]).c_str(), bare[0],
                bare[1], bare[2], bare[3], kiosk[0], kiosk[1], kiosk[2], kiosk[3]);
  }
}

double ratio(double one, double other) { return other > 0 ? one / other : 0; }

void judge_held(int lines, const Both& reads, Wanted& wanted) {
  const auto& [bare, kiosk] = reads;
  std::printf("\n%d held passes at %d lines: the library reads %d (%d believed), the kiosk %d (%d believed)\n",
              tests::kHeldPasses, lines, bare.seen, bare.believed, kiosk.seen, kiosk.believed);
  print_troubles(reads);
  wanted.at_least("reads, of the library's", 1.4, ratio(kiosk.seen, bare.seen));
  wanted.at_least("the same, a linear one once two frames agree", 1.4, ratio(kiosk.believed, bare.believed));
  wanted.at_least("share read in the first 2 frames", 0.5, ratio(kiosk.seen_early, kiosk.seen));
  wanted.at_least("the same, a linear one once two frames agree", 0.5, ratio(kiosk.believed_early, kiosk.believed));
  wanted.at_most("false reads of the kiosk", 0, kiosk.wrong);
  std::printf("  (the library's: %d; frames on which it threw: %d, in the kiosk %d)\n", bare.wrong, bare.failed,
              kiosk.failed);
}

struct Cost {
  double bare_ms = 0;
  double kiosk_ms = 0;
  double longest_ms = 0;
  int wrong = 0;
};

Cost empty_frames(int lines) {
  Cost cost;
  Reads seen;
  Kiosk reader;
  const auto look = reader.way();
  for (int i = 0; i < tests::kEmptyFrames; ++i) {
    const auto frame = tests::empty_frame(i, lines);
    cost.bare_ms += bench::bare(frame).ms / tests::kEmptyFrames;
    const auto answer = bench::shown(look, frame, seen);
    cost.kiosk_ms += answer.ms / tests::kEmptyFrames;
    cost.wrong += static_cast<int>(answer.symbols.size());
  }
  cost.longest_ms = seen.longest_ms;
  return cost;
}

/// What a frame costs on average where nothing has moved for long, in milliseconds.
double still_frame_ms(int lines) {
  std::vector<kiosk::GreyImage> frames;
  for (int i = 0; i < 16; ++i) frames.push_back(tests::still_frame(i, lines));
  Kiosk reader;
  const auto look = reader.way();
  const platform::zxing::MotionSettings settings;
  const int measured = 10 * settings.every;
  double sum = 0;
  for (int i = 0; i < 2 * settings.hold + measured; ++i) {
    const double ms = look(frames[static_cast<std::size_t>(i) % frames.size()]).ms;
    if (i >= 2 * settings.hold) sum += ms;
  }
  return sum / measured;
}

/// How many of the telephones among the passes are read where the app is light, and how many where it is dark.
void compare_inverted(int lines, Wanted& wanted) {
  Reads light;
  Reads dark;
  for (int number = 0; number < tests::kHeldPasses; ++number) {
    auto pass = tests::held_pass(number);
    if (!pass.phone) continue;
    for (auto* reads : {&light, &dark}) {
      pass.inverted = reads == &dark;
      Kiosk reader;
      const auto look = reader.way();
      const HeldFrames frames(pass, lines);
      Reading reading;
      for (int i = 0; i < tests::kHeldFrames; ++i) {
        bench::judge(pass, i, bench::shown(look, frames.frame(i), *reads), reading);
      }
      bench::add(*reads, pass, reading);
    }
  }
  std::printf("\nThe same telephones with a light app and a dark one at %d lines: %d and %d read\n", lines, light.seen,
              dark.seen);
  wanted.at_least("inverted reads, of the normal ones", 0.95, ratio(dark.seen, light.seen));
  wanted.at_most("false reads", 0, light.wrong + dark.wrong);
}

void measure(int lines, const std::optional<std::filesystem::path>& missed, Wanted& wanted) {
  const auto reads = held_passes(lines, missed);
  judge_held(lines, reads, wanted);
  const auto empty = empty_frames(lines);
  std::printf("\n%d empty frames with people at %d lines: the library %.2f ms each, the kiosk %.2f ms\n",
              tests::kEmptyFrames, lines, empty.bare_ms, empty.kiosk_ms);
  wanted.at_most("false reads", 0, empty.wrong);
  const double longest = std::max(empty.longest_ms, reads.kiosk.longest_ms);
  if (lines != 720) {
    std::printf("  (%.3f of the library's; longest call of all %.1f ms)\n", ratio(empty.kiosk_ms, empty.bare_ms),
                longest);
    return;
  }
  wanted.at_most("cost of an empty frame, of the library's", 0.25, ratio(empty.kiosk_ms, empty.bare_ms));
  const double still = still_frame_ms(lines);
  std::printf("A frame in which nothing moves: %.3f ms\n", still);
  wanted.at_most("cost of a still frame, of the library's for an empty one", 0.01, ratio(still, empty.bare_ms));
  wanted.at_most("longest call of all, ms", 33, longest);
  compare_inverted(lines, wanted);
}

}  // namespace

int main(int count, char** words) {
  std::optional<std::filesystem::path> missed;
  std::vector<int> sizes;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "480" || word == "720" || word == "1080") {
      sizes.push_back(word == "480" ? 480 : word == "720" ? 720 : 1080);
    } else if (word == "--missed" && i + 1 < count && std::filesystem::is_directory(words[i + 1])) {
      missed = words[++i];
    } else {
      std::fprintf(stderr, "bench-reading [--missed FOLDER] [480|720|1080]...\n");
      return 2;
    }
  }
  if (sizes.empty()) sizes = {480, 720, 1080};
  std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);  // it takes minutes
  Wanted wanted;
  for (const int lines : sizes) measure(lines, missed, wanted);
  return wanted.all_met() ? 0 : 1;
}
