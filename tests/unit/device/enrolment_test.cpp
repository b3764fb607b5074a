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

} // namespace

} // namespace nqi::device
