// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/json.h"
#include "core/protocol/record_codec.h"

namespace nqi::protocol {

template <class Record>
std::string rowJson(const Record &record)
{
    Json json = encodeRecord<Fractions::numbers>(record);
    json["table"] = catalog::Schema<Record>::table;
    return visible(json);
}

template std::string rowJson(const catalog::Product &);
template std::string rowJson(const catalog::Company &);
template std::string rowJson(const catalog::Licence &);
template std::string rowJson(const catalog::Certificate &);
template std::string rowJson(const catalog::Declaration &);
template std::string rowJson(const catalog::Body &);
template std::string rowJson(const catalog::Alert &);
template std::string rowJson(const catalog::AlertItem &);
template std::string rowJson(const catalog::TraceCode &);
template std::string rowJson(const catalog::TraceEvent &);

} // namespace nqi::protocol
