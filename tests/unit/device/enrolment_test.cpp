// SPDX-License-Identifier: Apache-2.0
#include "app/device/enrolment.h"
#include "tests/unit/device/device_folder.h"

#include <fstream>
#include <iterator>

namespace nqi::device {

namespace {

class EnrolmentFile : public DeviceFolder {
protected:
    [[nodiscard]] std::string content() const
    {
        std::ifstream file(folders.enrolment(), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    [[nodiscard]] static Enrolment sample(DeviceKey &key)
    {
        Enrolment enrolment{.address = "https://hub.example.vn"};
        enrolment.enrolled.device = trust::deviceId(key.key()->publicKey());
        enrolment.enrolled.token = std::string(43, 'T');
        enrolment.enrolled.hub = "Trung tâm";
        enrolment.enrolled.hubKey = key.key()->publicKey();
        return enrolment;
    }
};

TEST_F(EnrolmentFile, IsReadAgainAndSaysNothingToWhoeverHasTheFileAlone)
{
    DeviceKey key = makeKey();
    const Enrolment enrolment = sample(key);
    ASSERT_TRUE(storeEnrolment(folders, key, enrolment));
    const auto back = loadEnrolment(folders, key);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->address, enrolment.address);
    EXPECT_EQ(back->enrolled.token, enrolment.enrolled.token);
    EXPECT_FALSE(content().contains("TTTT"));
    EXPECT_FALSE(content().contains("hub.example"));
    EXPECT_EQ(std::filesystem::status(folders.enrolment()).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(EnrolmentFile, IsNotReadWhileTheKeyIsLocked)
{
    DeviceKey key = makeKey();
    ASSERT_TRUE(storeEnrolment(folders, key, sample(key)));
    ASSERT_TRUE(key.guard({}, typed("mot hai ba")));
    DeviceKey later = makeKey();
    EXPECT_FALSE(loadEnrolment(folders, later));
    ASSERT_TRUE(later.open(typed("mot hai ba")));
    EXPECT_TRUE(loadEnrolment(folders, later));
}

TEST_F(EnrolmentFile, OneOfBeforeTheyWereSealedIsRead)
{
    DeviceKey key = makeKey();
    const Enrolment enrolment = sample(key);
    std::ofstream(folders.enrolment()) << enrolment.address << '\n' << protocol::encodeEnrolled(enrolment.enrolled);
    EXPECT_EQ(loadEnrolment(folders, key)->enrolled.token, enrolment.enrolled.token);
}

TEST_F(EnrolmentFile, ADamagedOneIsNone)
{
    DeviceKey key = makeKey();
    ASSERT_TRUE(storeEnrolment(folders, key, sample(key)));
    std::string bad = content();
    bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 1);
    std::ofstream(folders.enrolment(), std::ios::binary) << bad;
    EXPECT_FALSE(loadEnrolment(folders, key));
    std::ofstream(folders.enrolment(), std::ios::binary) << "";
    EXPECT_FALSE(loadEnrolment(folders, key));
}

/// Greets with one key, and enrols with another.
class TwoFaced final : public sync::Transport {
public:
    TwoFaced(trust::PublicKey greets, Enrolment enrols) : m_greets(greets), m_enrols(std::move(enrols)) {}

    Answer send(const sync::Request &request, std::stop_token) override
    {
        if (request.method == "GET")
            return sync::Response{200, {}, protocol::encodeHello({.hub = "hub", .key = m_greets})};
        return sync::Response{201, {}, protocol::encodeEnrolled(m_enrols.enrolled)};
    }

private:
    trust::PublicKey m_greets;
    Enrolment m_enrols;
};

class EnrolmentBy : public EnrolmentFile {};

TEST_F(EnrolmentBy, AHubThatOnlyRepeatsAnothersKeyChangesNothing)
{
    DeviceKey key = makeKey();
    Enrolment foreign = sample(key);
    foreign.enrolled.hubKey = trust::KeyPair::generate(systemRandom()).publicKey();
    ASSERT_TRUE(storeEnrolment(folders, key, sample(key)));
    const std::string before = content();
    const trust::PublicKey invited = trust::KeyPair::generate(systemRandom()).publicKey();
    TwoFaced hub(invited, foreign);
    const auto enrolment =
        enrolmentBy(folders, key, hub, {.address = "https://elsewhere.example", .code = "CODE", .hubKey = invited}, {});
    ASSERT_FALSE(enrolment);
    EXPECT_EQ(enrolment.error(), "hubKeyChanged");
    EXPECT_EQ(content(), before);
    EXPECT_EQ(loadEnrolment(folders, key)->address, "https://hub.example.vn");
}

} // namespace

} // namespace nqi::device
