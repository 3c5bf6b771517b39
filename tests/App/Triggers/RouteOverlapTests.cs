using Microsoft.AspNetCore.Routing.Patterns;

namespace Mandates.App.Tests.Triggers;

public class RouteOverlapTests
{
    [Theory]
    [InlineData("plans", "plans")]
    [InlineData("Plans", "plans")]
    [InlineData("plans/{a}", "plans/{b}")]
    [InlineData("plans/{a}", "plans/new")]
    [InlineData("{a}/board", "plans/{b}")]
    [InlineData("plans/{a?}", "plans")]
    [InlineData("assets/{*path}", "assets/site.css")]
    [InlineData("assets/{*path}", "assets")]
    [InlineData("{a:int}", "12")]
    [InlineData("{name}.css", "site.css")]
    [InlineData("{a:int}", "{b:guid}")]
    [InlineData("{none:maxlength(0)?}", "{name?}")]
    public void These_can_match_the_same_address(string one, string other) => AssertOverlap(true, one, other);

    [Theory]
    [InlineData("plans", "boards")]
    [InlineData("plans/{a}", "plans")]
    [InlineData("plans/{a}", "plans/{a}/board")]
    [InlineData("plans/{a}/board", "plans/{b}/mail")]
    [InlineData("{a:int}", "board")]
    [InlineData("{a:regex(^ag-)}", "board")]
    [InlineData("{name}.css", "site.js")]
    [InlineData("assets/{*path}", "pages/site.css")]
    [InlineData("{none:maxlength(0)?}", "{name}")]
    [InlineData("{none:maxlength(0)?}", "board")]
    public void These_never_do(string one, string other) => AssertOverlap(false, one, other);

    private static void AssertOverlap(bool expected, string one, string other)
    {
        Assert.Equal(expected, RouteOverlap.Exists(RoutePatternFactory.Parse(one), RoutePatternFactory.Parse(other)));
        Assert.Equal(expected, RouteOverlap.Exists(RoutePatternFactory.Parse(other), RoutePatternFactory.Parse(one)));
    }
}
