// SPDX-License-Identifier: Apache-2.0
// Judge one of platform/central/openapi.yaml: whether a request and its answer are as the document says.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/http.hpp"
#include "kiosk/base/result.hpp"

namespace openapi {

/// Any thread. Schemas are compiled when first needed, once.
class Judge {
 public:
  /// The error is one line: the file cannot be read, or is no OpenAPI document.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Judge>, std::string> load(const std::string& file);
  ~Judge();
  Judge(const Judge&) = delete;
  Judge& operator=(const Judge&) = delete;

  /// What is not as the document says, a line each that names call and status; none: all is well.
  /// - The call and the status must be described; what is no call of the document must be its 404.
  /// - The content type, the headers (required ones there, no others but HTTP's own, each of its schema) and the body.
  /// - Of an answer 2xx the request too: token, parameters and body. A request that was refused may be anything.
  [[nodiscard]] std::vector<std::string> judge(const kiosk::HttpRequest& request,
                                               const kiosk::HttpResponse& response) const;

  /// "POST /v1/tickets 201": the call of the document that this is, with the answer's status. Nothing: no such call.
  [[nodiscard]] std::optional<std::string> name_of(const kiosk::HttpRequest& request, int status) const;
  /// All of the document's answers by that name, for statuses from 200 to 399.
  [[nodiscard]] std::vector<std::string> successes() const;
  /// Checks every example in the document against its schema, which also compiles every schema of a body.
  [[nodiscard]] std::vector<std::string> judge_examples() const;

 private:
  struct Impl;
  explicit Judge(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// The judge of the project's own document, loaded when first asked for. Aborts the process where it cannot be.
[[nodiscard]] const Judge& project_judge();

}  // namespace openapi
