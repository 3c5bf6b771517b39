namespace Mandates.App.Tests.Triggers;

public sealed class RouteTests
{
    [Fact]
    public async Task The_app_has_no_route_that_the_real_host_would_take_and_then_fail() =>
        Assert.Empty(RouteFaults.Of(await DescribedFunction.OfWorkerAsync()));

    [Fact]
    public void Overlapping_routes_of_a_common_method_are_found() => Assert.Equal(
        ["One ('plans/{plan}') and Other ('plans/current') can match the same address; change one route or its methods."],
        RouteFaults.Of([Http("One", "plans/{plan}", "get"), Http("Other", "plans/current", "GET post")]));

    [Fact]
    public void A_function_without_methods_shares_those_of_all_others() =>
        Assert.Single(RouteFaults.Of([Http("One", "plans", "get"), Http("Other", "plans", "")]));

    [Fact]
    public void The_same_route_for_different_methods_is_none() =>
        Assert.Empty(RouteFaults.Of([Http("One", "plans/{plan}", "get"), Http("Other", "plans/{plan}", "post")]));

    [Fact]
    public void A_route_that_starts_with_a_slash_is_found() =>
        Assert.Contains("starts with a slash", Assert.Single(RouteFaults.Of([Http("Root", "/", "get")])), StringComparison.Ordinal);

    [Fact]
    public void A_route_that_the_real_host_reserves_is_found() =>
        Assert.Contains("keeps for itself", Assert.Single(RouteFaults.Of([Http("Users", "Admin/users", "get")])), StringComparison.Ordinal);

    private static DescribedFunction Http(string name, string route, string methods) => new(name, "httpTrigger", route, methods, "Anonymous", null);
}
