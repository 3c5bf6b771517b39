using Microsoft.AspNetCore.Components;

namespace Mandates.Pages.Shared;

/// <summary>All that a page shows, so that a forgotten value does not compile. The page has one parameter, <c>View</c>, of this type.</summary>
/// <typeparam name="TPage">The page that shows it.</typeparam>
public interface IView<TPage>
    where TPage : IComponent;
