using Microsoft.AspNetCore.Components;

namespace Mandates.Pages.Shared;

/// <summary>What a page shows: all of it, so that what is forgotten does not compile. The page has one parameter, <c>View</c>, of this type.</summary>
/// <typeparam name="TPage">The page that shows it.</typeparam>
public interface IView<TPage>
    where TPage : IComponent;
