//! Services: the functions inside, the handlers as functions of the state, and the client functions made for them. Knows
//! nothing of how a request travels.

use mesh_syntax::ast::{self, Ident};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

use super::collect::{FnSource, NewFn};
use super::hir::*;
use super::scope::TypeRef;
use super::types::TypeScope;
use super::{Resolver, error};

impl<'a> Resolver<'a> {
    pub(super) fn collect_service(&mut self, module: ModuleId, def: &'a ast::Service, item: &ast::Item) {
        let id = ServiceId(self.program.services.len() as u32);
        self.declare_type_ref(module, def.name, TypeRef::Service(id));
        let functions = self.collect_methods(module, &def.functions, Owner::Service(id));
        let init = functions.iter().find(|(name, _)| *name == self.words.init).map(|(_, id)| *id);
        let mut by_name: FxHashMap<Symbol, Vec<FnId>> = FxHashMap::default();
        for (name, id) in functions {
            by_name.entry(name).or_default().push(id);
        }
        self.service_fns.push(by_name);
        let init = init.unwrap_or_else(|| {
            self.report(error::service_without_init(def.name));
            let name = Ident { name: self.words.init, span: def.name.span };
            self.add_service_fn(module, id, name, FnKind::Plain, Vec::new(), FnSource::None)
        });
        let start_params = self.bare_params(&self.program.fns[init.index()].params);
        let start_name = Ident { name: self.words.start, span: def.name.span };
        let start = self.add_service_fn(module, id, start_name, FnKind::ServiceStart(id), start_params, FnSource::None);
        let handlers = self.collect_handlers(module, id, def);
        self.program.services.push(Service { name: def.name.name, module, init, start, handlers, span: item.span });
    }

    fn declare_type_ref(&mut self, module: ModuleId, name: Ident, what: TypeRef) {
        let previous = self.scope(module).types.get(&name.name).map(|entry| entry.span);
        if previous.is_some() {
            self.report(error::already_defined(name.as_str(), name.span, previous));
            return;
        }
        let entry = super::scope::TypeEntry { what, is_pub: true, span: name.span };
        self.scope_mut(module).types.insert(name.name, entry);
    }

    fn collect_handlers(&mut self, module: ModuleId, id: ServiceId, def: &'a ast::Service) -> Vec<Handler> {
        let mut handlers: Vec<Handler> = Vec::new();
        for handler in &def.handlers {
            let name = Ident { name: Symbol::new(&snake_case(handler.name.as_str())), span: handler.name.span };
            let duplicate = handlers.iter().find(|other| self.program.fns[other.client.index()].name == name.name);
            if name.name == self.words.start {
                self.report(error::already_defined("start", name.span, None));
                continue;
            }
            if let Some(previous) = duplicate {
                self.report(error::already_defined(name.as_str(), name.span, Some(previous.span)));
                continue;
            }
            let state = handler.state.map_or(name.span, |state| state.span);
            let state_name = handler.state.map(|state| state.name);
            let mut params = vec![ParamDecl { name: state_name, ty: None, is_self: false, span: state }];
            params.extend(self.params_of(&handler.params));
            let body = self.add_service_fn(module, id, name, FnKind::Plain, params, FnSource::Handler(handler));
            let pid = ParamDecl { name: Some(Symbol::new("pid")), ty: None, is_self: false, span: name.span };
            let mut params = vec![pid];
            params.extend(self.params_of(&handler.params));
            let kind = FnKind::ServiceHandler(id, handlers.len() as u32);
            let client = self.add_service_fn(module, id, name, kind, params, FnSource::None);
            handlers.push(Handler {
                name: handler.name.name,
                kind: handler.kind,
                body,
                reply: None,
                client,
                span: handler.name.span,
            });
        }
        handlers
    }

    fn add_service_fn(
        &mut self,
        module: ModuleId,
        id: ServiceId,
        name: Ident,
        kind: FnKind,
        params: Vec<ParamDecl>,
        source: FnSource<'a>,
    ) -> FnId {
        let span: Span = name.span;
        let new = NewFn { name, module, is_pub: true, kind, owner: Owner::Service(id), span };
        self.add_fn(new, params, source)
    }

    fn bare_params(&self, params: &[ParamDecl]) -> Vec<ParamDecl> {
        let bare = |param: &ParamDecl| ParamDecl { name: param.name, ty: None, is_self: false, span: param.span };
        params.iter().map(bare).collect()
    }

    /// The declared replies.
    pub(super) fn resolve_service_types(&mut self) {
        for service in 0..self.program.services.len() {
            let module = self.program.services[service].module;
            for handler in 0..self.program.services[service].handlers.len() {
                let body = self.program.services[service].handlers[handler].body;
                let FnSource::Handler(def) = &self.fn_sources[body.index()] else {
                    continue;
                };
                let Some(ret) = &def.ret else { continue };
                let reply = self.resolve_type(&mut TypeScope::new(module), ret);
                self.program.services[service].handlers[handler].reply = Some(reply);
            }
        }
    }

    /// A function that a service gives to its clients.
    pub(super) fn service_client(&self, id: ServiceId, name: Symbol) -> Option<FnId> {
        let service = &self.program.services[id.index()];
        if name == self.words.start {
            return Some(service.start);
        }
        let clients = service.handlers.iter().map(|handler| handler.client);
        clients.into_iter().find(|id| self.program.fns[id.index()].name == name)
    }
}

/// `GetCount` to `get_count`: an underscore before every upper-case letter but the first.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    #[test]
    fn snake_case_of_handler_names() {
        assert_eq!(super::snake_case("GetCount"), "get_count");
        assert_eq!(super::snake_case("HTTPGet"), "h_t_t_p_get");
        assert_eq!(super::snake_case("take"), "take");
    }
}
