// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/ui_models/application.h"
#include "tests/unit/ui_models/fake_camera.h"
#include "ui/models/camera_controls.h"
#include "ui/models/scan_model.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <limits>

namespace nqi::ui {

using namespace Qt::StringLiterals;

namespace {

const CameraName phone{.id = u"phone"_s, .name = u"Phone"_s};
const CameraName web{.id = u"web"_s, .name = u"Webcam"_s};
constexpr CameraFeatures everything{.torch = true, .minimumZoom = 1, .maximumZoom = 8, .focusPoint = true};

class CameraTest : public testing::Test {
protected:
    QGuiApplication &app = application();
    FakeCamera camera;
    ScanModel scan{[] { return std::make_unique<inspect::Line>(nullptr, systemClock()); }, camera, systemClock()};
    CameraControls &controls = *scan.controls();
};

TEST_F(CameraTest, WhatACameraCannotIsNotOfferedAndNotAskedOfIt)
{
    camera.plugIn(web);
    scan.useCamera(web.id);
    EXPECT_FALSE(controls.hasTorch() || controls.hasZoom() || controls.hasFocusPoint());
    controls.setTorch(true);
    controls.setZoom(2);
    controls.focusAt({0.5, 0.5});
    EXPECT_FALSE(camera.torch || camera.zoom || camera.focus);
    EXPECT_FALSE(controls.isTorchOn());
    EXPECT_EQ(controls.zoom(), 1);
}

TEST_F(CameraTest, WhatItCanIsOfferedWhileItIsInUse)
{
    camera.plugIn(phone, everything);
    EXPECT_FALSE(controls.hasTorch()) << "not in use yet";
    scan.useCamera(phone.id);
    EXPECT_TRUE(controls.hasTorch() && controls.hasZoom() && controls.hasFocusPoint());
    controls.setTorch(true);
    EXPECT_EQ(camera.torch, true);
    controls.setTorch(false);
    EXPECT_EQ(camera.torch, false);
    controls.focusAt({0.25, 0.75});
    EXPECT_EQ(camera.focus, QPointF(0.25, 0.75));
    scan.stop();
    EXPECT_FALSE(controls.hasTorch() || controls.hasZoom() || controls.hasFocusPoint());
}

TEST_F(CameraTest, ZoomStaysWithinWhatTheCameraCan)
{
    camera.plugIn(phone, everything);
    scan.useCamera(phone.id);
    controls.setZoom(100);
    EXPECT_EQ(camera.zoom, 8);
    EXPECT_EQ(controls.zoom(), 8);
    controls.setZoom(0);
    EXPECT_EQ(camera.zoom, 1);
    controls.setZoom(std::numeric_limits<double>::quiet_NaN());
    EXPECT_EQ(controls.zoom(), 1);
}

TEST_F(CameraTest, FocusOutsideThePictureIsNotSet)
{
    camera.plugIn(phone, everything);
    scan.useCamera(phone.id);
    controls.focusAt({1.01, 0.5});
    controls.focusAt({0.5, -0.01});
    EXPECT_FALSE(camera.focus);
}

TEST_F(CameraTest, AnotherCameraBeginsWithoutLightAndZoom)
{
    camera.plugIn(phone, everything);
    camera.plugIn(web, {.torch = false, .minimumZoom = 1, .maximumZoom = 2, .focusPoint = false});
    scan.useCamera(phone.id);
    controls.setTorch(true);
    controls.setZoom(4);
    scan.useCamera(web.id);
    EXPECT_FALSE(controls.isTorchOn());
    EXPECT_EQ(controls.zoom(), 1);
    EXPECT_EQ(controls.maximumZoom(), 2);
}

TEST_F(CameraTest, APulledCameraIsSaidAndGoesOnWhenItIsBack)
{
    camera.plugIn(phone, everything);
    camera.plugIn(web);
    scan.useCamera(web.id);
    EXPECT_TRUE(scan.isRunning());
    EXPECT_EQ(scan.sourceName(), web.name);
    camera.pullOut(web.id);
    EXPECT_FALSE(scan.isRunning());
    EXPECT_EQ(scan.messageLevel(), u"error");
    EXPECT_EQ(scan.cameras().size(), 1);
    camera.plugIn(web);
    EXPECT_TRUE(scan.isRunning());
    EXPECT_EQ(camera.active, web.id);
    EXPECT_TRUE(scan.message().isEmpty());
}

TEST_F(CameraTest, ACameraThatWasStoppedByHandStaysStopped)
{
    camera.plugIn(web);
    scan.useCamera(web.id);
    camera.pullOut(web.id);
    scan.stop();
    camera.plugIn(web);
    EXPECT_FALSE(scan.isRunning());
    EXPECT_TRUE(camera.active.isEmpty());
}

TEST_F(CameraTest, TheRememberedCameraIsKnownByItsNumberOrElseByItsName)
{
    camera.plugIn(phone);
    camera.plugIn(web);
    EXPECT_EQ(scan.cameraLike(u"web"_s, u"Webcam"_s), u"web");
    EXPECT_EQ(scan.cameraLike(u"video7"_s, u"Webcam"_s), u"web") << "numbers change when cameras are plugged in";
    EXPECT_EQ(scan.cameraLike(u"phone"_s, u"Webcam"_s), u"web") << "the number now belongs to another";
    EXPECT_EQ(scan.cameraLike(u"phone"_s, u"Gone"_s), u"phone");
    EXPECT_EQ(scan.cameraLike(u"video7"_s, u"Gone"_s), QString());
    EXPECT_EQ(scan.cameraLike({}, {}), QString());
}

} // namespace

} // namespace nqi::ui
